//! Text laid out for a terminal.

use std::fmt::Write as _;

/// Columns of a terminal that a line fills at most.
const WIDTH: usize = 96;

/// Text for a terminal: headings, fields and lists, wrapped.
#[derive(Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// The page with one final line break; nothing when nothing was written.
    pub fn into_text(self) -> Option<String> {
        (!self.text.is_empty()).then(|| self.text.trim_end().to_owned() + "\n")
    }

    pub fn title(&mut self, title: &str) {
        self.blank();
        _ = writeln!(self.text, "{title}\n{}\n", "=".repeat(title.chars().count()));
    }

    pub fn section(&mut self, title: &str) {
        self.blank();
        _ = writeln!(self.text, "{title}\n{}\n", "-".repeat(title.chars().count()));
    }

    /// One empty line, never two, none at the top.
    pub fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub fn line(&mut self, line: &str, indent: usize) {
        self.hanging("", line, indent, 0);
    }

    pub fn text(&mut self, text: &str, indent: usize) {
        self.hanging("", text, indent, 0);
    }

    pub fn field(&mut self, label: &str, value: &str) {
        self.hanging(label, value, 2, 16);
    }

    pub fn coded(&mut self, code: &str, label: &str, indent: usize) {
        self.hanging(code, label, indent, 8);
    }

    pub fn items<'i>(&mut self, title: &str, items: impl Iterator<Item = &'i str>) {
        self.list(title, items.map(|item| ("–", item)), 2);
    }

    pub fn list_coded<'i>(&mut self, title: &str, items: impl Iterator<Item = (&'i str, &'i str)>) {
        self.list(title, items, 10);
    }

    /// Nothing at all when the list is empty.
    pub fn list<'i>(&mut self, title: &str, items: impl Iterator<Item = (&'i str, &'i str)>, column: usize) {
        for (i, (head, item)) in items.enumerate() {
            if i == 0 {
                self.blank();
                self.line(title, 2);
            }
            self.hanging(head, item, 4, column);
        }
        self.blank();
    }

    /// A head in its column, then a text whose lines stay to the right of it.
    pub fn hanging(&mut self, head: &str, text: &str, indent: usize, column: usize) {
        let head_width = if column == 0 { 0 } else { column.max(head.chars().count() + 1) };
        let mut line = format!("{}{head:<head_width$}", " ".repeat(indent));
        let left = indent + head_width;
        let mut empty = true;
        // What French sets against its word never begins a line.
        let glued =
            [("« ", "«\u{1}"), (" »", "\u{1}»"), (" :", "\u{1}:"), (" ;", "\u{1};"), (" ?", "\u{1}?")]
                .iter()
                .fold(text.to_owned(), |text, (loose, tight)| text.replace(loose, tight));
        for word in glued.split([' ', '\n']).filter(|w| !w.is_empty()) {
            if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
                _ = writeln!(self.text, "{}", line.trim_end());
                line = " ".repeat(left);
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(&word.replace('\u{1}', " "));
            empty = false;
        }
        _ = writeln!(self.text, "{}", line.trim_end());
    }
}
