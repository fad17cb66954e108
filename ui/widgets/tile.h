#pragma once

#include "models/overview_facts.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace cairn::ui {

/// One question with its answer in large letters and what it rests on below. GUI thread.
class Tile final : public QFrame {
    Q_OBJECT
public:
    explicit Tile(QWidget *parent = nullptr);
    void setContent(const TileContent &content);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showIcon();
    TileContent m_content;
    QLabel *m_title;
    QLabel *m_icon;
    QLabel *m_value;
    QLabel *m_detail;
};

/// Tiles side by side, in as many columns as there is room for. GUI thread.
class TileRow final : public QWidget {
    Q_OBJECT
public:
    explicit TileRow(QWidget *parent = nullptr);
    void setTiles(const std::vector<TileContent> &tiles);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    QGridLayout *m_grid;
    QList<Tile *> m_tiles;
    int m_columns = 0;
};

} // namespace cairn::ui
