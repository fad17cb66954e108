#pragma once

#include "catalog/instance_config.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QSpinBox;

namespace cairn::ui {

/// A retention policy, rule by rule, each with a sentence that says what it does with its number. GUI thread.
class PolicyEditor final : public QWidget {
    Q_OBJECT
public:
    enum class Mnemonics { On, Off }; ///< off where the window has its own

    explicit PolicyEditor(Mnemonics mnemonics, QWidget *parent = nullptr);

    /// What is stored. What was edited stays as it is in the form, unless it is `fresh`: of another instance.
    void setStored(const RetentionSettings &stored, bool fresh);
    /// Every rule that is in the form; those that are off there but on in what is stored are zero.
    [[nodiscard]] RetentionSettings policy() const;
    [[nodiscard]] bool isEdited() const { return policy() != m_stored; }
    /// Fills the form, over what is stored.
    void edit(const RetentionSettings &policy);
    void revert();

Q_SIGNALS:
    /// The form, not what is stored.
    void changed();

private:
    struct Rule {
        std::optional<std::uint32_t> RetentionSettings::*value;
        QSpinBox *box;
        QLabel *sentence;
        QString (*meaning)(int);
    };
    void addRule(QGridLayout &rows, const char *name, const QString &label,
                 std::optional<std::uint32_t> RetentionSettings::*value, QString (*meaning)(int));
    void fill(const RetentionSettings &values);
    void showSentences();

    Mnemonics m_mnemonics;
    RetentionSettings m_stored;
    std::vector<Rule> m_rules;
};

} // namespace cairn::ui
