#!/usr/bin/env python3
"""Brings the catalogues of texts (cairn_*.ts) up to date with the sources, or says what is wrong with them.

  texts.py update    reads the sources; new texts wait for their translation, those that are gone go
  texts.py check     changes nothing, names what is missing, stale or wrong, and ends with 1 if anything is
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent
SOURCES = ("ui", "app/desktop")
FORMS = {"en": 2, "de": 2, "ru": 3}  # of a word with a number


def lupdate(catalogues, *, drop):
    """Returns what the tool complains about: texts of which it cannot tell the context would never be found."""
    complaints = []
    tool = shutil.which("lupdate") or "/usr/lib/qt6/bin/lupdate"
    for catalogue in catalogues:
        command = [tool, "-silent", "-locations", "none", "-extensions", "cpp,h", "-source-language", "en"]
        command += ["-no-obsolete"] * drop
        command += ["-pluralonly"] * (language_of(catalogue) == "en")
        done = subprocess.run([*command, *(str(TOP / each) for each in SOURCES), "-ts", str(catalogue)],
                              check=False, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(done.stderr)
        complaints += done.stderr.splitlines()
    return list(dict.fromkeys(complaints))


def language_of(catalogue):
    return pathlib.Path(catalogue).stem.removeprefix("cairn_")


def placeholders(text):
    return sorted(re.findall(r"%(?:L?[1-9]|n)", text))


def mnemonics(text):
    return len(re.findall(r"&(?!&)[^\W_]", text.replace("&&", "")))


def faults_of_text(source, text, *, one_may_be_unsaid=False):
    """What is wrong with one translation; `one_may_be_unsaid`: "the last day" instead of "the last %n days"."""
    if not text.strip():
        return ["is not translated"]
    faults = []
    wanted, found = placeholders(source), placeholders(text)
    if one_may_be_unsaid:
        wanted, found = ([each for each in parts if each != "%n"] for parts in (wanted, found))
    if wanted != found:
        faults.append(f"has {', '.join(found) or 'no placeholder'} instead of {', '.join(wanted) or 'none'}")
    if mnemonics(source) != mnemonics(text):
        faults.append(f"has {mnemonics(text)} mnemonics (&) instead of {mnemonics(source)}")
    for end in ("…", ":", ".", "?"):
        if source.endswith(end) != text.endswith(end):
            faults.append(f"ends differently (“{end}”)")
    return faults


def faults_of_message(message, forms):
    source, translation = message.findtext("source"), message.find("translation")
    kind = translation.get("type")
    if kind in ("vanished", "obsolete"):
        return ["is no text of the sources any more"]
    if kind == "unfinished":
        return ["is not translated"]
    if message.get("numerus") != "yes":
        return faults_of_text(source, translation.text or "")
    texts = [each.text or "" for each in translation.findall("numerusform")]
    if len(texts) != forms:
        return [f"has {len(texts)} forms for numbers instead of {forms}"]
    return [fault for i, each in enumerate(texts)
            for fault in faults_of_text(source, each, one_may_be_unsaid=forms == 2 and i == 0)]


def faults(catalogue, forms):
    """One line for each thing that is wrong in a catalogue that lupdate has compared with the sources."""
    lines = []
    for context in xml.parse(catalogue).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            for fault in dict.fromkeys(faults_of_message(message, forms)):
                lines.append(f"{name}: “{message.findtext('source')}” {fault}")
    return lines


def check():
    wrong = False
    with tempfile.TemporaryDirectory() as scratch:
        for catalogue in sorted(HERE.glob("cairn_*.ts")):
            copy = pathlib.Path(shutil.copy(catalogue, scratch))
            for line in lupdate([copy], drop=False) + faults(copy, FORMS[language_of(copy)]):
                print(f"{catalogue.name}: {line}")
                wrong = True
    if wrong:
        print("“./dev translations” brings the catalogues up to date; then translate what is new (see translations/README.md).")
    return int(wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "check"))
    if parser.parse_args().command == "check":
        return check()
    complaints = lupdate(sorted(HERE.glob("cairn_*.ts")), drop=True)
    print(*complaints, sep="\n", end="\n" * bool(complaints))
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
