"""The check of translations sees each kind of fault, and nothing in what is right."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "translations"))
import texts


def catalogue(*messages):
    return ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="ru"><context><name>Page</name>'
            + "".join(messages) + "</context></TS>")


def message(source, translation, kind=""):
    attribute = f' type="{kind}"' if kind else ""
    return (f"<message><source>{source}</source>"
            f"<translation{attribute}>{translation}</translation></message>")


def plural(source, *forms):
    return (f'<message numerus="yes"><source>{source}</source><translation>'
            + "".join(f"<numerusform>{each}</numerusform>" for each in forms) + "</translation></message>")


class Faults(unittest.TestCase):
    def faults(self, *messages, forms=3):
        with tempfile.NamedTemporaryFile("w", suffix=".ts") as file:
            file.write(catalogue(*messages))
            file.flush()
            return texts.faults(file.name, forms)

    def assert_fault(self, words, *messages, forms=3):
        found = self.faults(*messages, forms=forms)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_what_is_right(self):
        self.assertEqual(self.faults(message("&amp;Delete %1…", "&amp;Удалить %1…"),
                                     plural("%n backup(s)", "%n копия", "%n копии", "%n копий")), [])

    def test_one_is_said_without_its_number(self):
        self.assertEqual(self.faults(plural("the last %n day(s)", "der letzte Tag", "die letzten %n Tage"), forms=2), [])

    def test_each_fault(self):
        self.assert_fault("is not translated", message("Delete", "", "unfinished"))
        self.assert_fault("is not translated", message("Delete", "Löschen", "unfinished"))
        self.assert_fault("is not translated", message("Delete", " "))
        self.assert_fault("no text of the sources", message("Delete", "Löschen", "vanished"))
        self.assert_fault("%1 instead of %1, %2", message("%1 of %2", "%1"))
        self.assert_fault("0 mnemonics (&) instead of 1", message("&amp;Delete", "Löschen"))
        self.assert_fault("ends differently (“…”)", message("Delete…", "Löschen"))
        self.assert_fault("2 forms for numbers instead of 3", plural("%n backup(s)", "%n копия", "%n копий"))
        self.assert_fault("no placeholder instead of %n", plural("%n backup(s)", "%n", "%n", "копий"))

    def test_a_fault_names_its_place(self):
        self.assertEqual(self.faults(message("Delete", "")), ["Page: “Delete” is not translated"])


if __name__ == "__main__":
    unittest.main()
