//! One sheet, and the same facts about it in each of the formats of workbooks.

use std::fmt::Write as _;

use expect_test::Expect;
use rust_xlsxwriter::{FilterCondition, Format, Worksheet};

use crate::octets::{FeuilleXls, enregistrement, feuille_xls, xls};
use crate::support::{Entrees, classeur, feuille, zip};

/// A sheet of texts, written with semicolons, and how it is laid out. Rows and columns count from zero.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub nom: &'static str,
    pub texte: String,
    /// First row, first column, last row, last column.
    pub fusions: Vec<(u32, u16, u32, u16)>,
    pub lignes_masquees: Vec<u32>,
    pub colonnes_masquees: Vec<u16>,
    /// Shown, hidden, or hidden from the list of hidden sheets too.
    pub etat: u8,
    /// The column and the only text that a filter lets through.
    pub filtre: Option<(u16, &'static str)>,
}

pub fn page(nom: &'static str, texte: impl Into<String>) -> Page {
    Page { nom, texte: texte.into(), ..Page::default() }
}

/// The same recital for the three formats, where the file is called `classe.*`.
pub fn check_each(reste: &Entrees, pages: &[Page], expected: &Expect) {
    let recits =
        [("xlsx", xlsx(pages)), ("ods", ods(pages)), ("xls", vieux(pages))].map(|(suffixe, octets)| {
            let recit = reste.clone().put(&format!("classe.{suffixe}"), octets).verify().recit();
            (suffixe, recit.replace(&format!("classe.{suffixe}"), "classe.*"))
        });
    for (suffixe, recit) in &recits[1..] {
        assert_eq!(recit, &recits[0].1, "{suffixe}");
    }
    expected.assert_eq(&recits[0].1);
}

pub fn xlsx(pages: &[Page]) -> Vec<u8> {
    classeur(pages.iter().map(Page::worksheet).collect())
}

impl Page {
    fn cell(&self, row: u32, column: u16) -> &str {
        let line = self.texte.lines().nth(row as usize).unwrap_or_default();
        line.split(';').nth(column.into()).unwrap_or_default()
    }

    fn last(&self) -> (u32, u16) {
        let columns = self.texte.lines().map(|line| line.split(';').count()).max().unwrap_or(1);
        let rows = u32::try_from(self.texte.lines().count()).expect("a small sheet");
        (rows - 1, u16::try_from(columns).expect("a small sheet") - 1)
    }

    /// Hidden by hand, or by the filter.
    fn hides(&self, row: u32) -> bool {
        let out = |(column, text): (u16, &str)| row > 0 && self.cell(row, column) != text;
        self.lignes_masquees.contains(&row) || self.filtre.is_some_and(out)
    }

    pub fn worksheet(&self) -> Worksheet {
        let mut sheet = feuille(self.nom, &self.texte);
        for (r, c, last, right) in &self.fusions {
            let text = self.cell(*r, *c).to_owned();
            sheet.merge_range(*r, *c, *last, *right, &text, &Format::new()).expect("a range");
        }
        for row in &self.lignes_masquees {
            sheet.set_row_hidden(*row).expect("a row");
        }
        for column in &self.colonnes_masquees {
            sheet.set_column_hidden(*column).expect("a column");
        }
        if let Some((column, text)) = self.filtre {
            let (row, right) = self.last();
            sheet.autofilter(0, 0, row, right).expect("a range");
            sheet.filter_column(column, &FilterCondition::new().add_list_filter(text)).expect("a criterion");
        }
        sheet.set_hidden(self.etat == 1);
        if self.etat == 2 {
            sheet.set_very_hidden(true);
        }
        sheet
    }

    fn table(&self) -> String {
        let mut table = format!("<table:table table:name=\"{0}\" table:style-name=\"s{0}\">", self.nom);
        let (bottom, right) = self.last();
        for column in 0..=right {
            let hidden = self.colonnes_masquees.contains(&column);
            table += if hidden {
                "<table:table-column table:visibility=\"collapse\"/>"
            } else {
                "<table:table-column/>"
            };
        }
        for row in 0..=bottom {
            let by_hand = self.lignes_masquees.contains(&row);
            let hidden = if by_hand { "collapse" } else { "filter" };
            let hidden =
                if self.hides(row) { format!(" table:visibility=\"{hidden}\"") } else { String::new() };
            write!(table, "<table:table-row{hidden}>").expect("a String");
            for column in 0..=right {
                table += &self.ods_cell(row, column);
            }
            table += "</table:table-row>";
        }
        table + "</table:table>"
    }

    fn ods_cell(&self, row: u32, column: u16) -> String {
        let text = self.cell(row, column);
        let within = |(r, c, last, right): &&(u32, u16, u32, u16)| {
            (*r..=*last).contains(&row) && (*c..=*right).contains(&column)
        };
        let spans = match self.fusions.iter().find(within) {
            Some((r, c, last, right)) if (*r, *c) == (row, column) => format!(
                " table:number-rows-spanned=\"{}\" table:number-columns-spanned=\"{}\"",
                last - r + 1,
                right - c + 1
            ),
            Some(_) => return "<table:covered-table-cell/>".to_owned(),
            None => String::new(),
        };
        format!(
            "<table:table-cell{spans} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    }

    fn records(&self) -> FeuilleXls {
        let words = |words: &[u16]| -> Vec<u8> { words.iter().copied().flat_map(u16::to_le_bytes).collect() };
        let row = |row: u32| u16::try_from(row).expect("a small sheet");
        let mut records = Vec::new();
        for column in &self.colonnes_masquees {
            records.extend(enregistrement(0x007D, &words(&[*column, *column, 0, 0, 1, 0])));
        }
        for hidden in (0..=self.last().0).filter(|row| self.hides(*row)) {
            records.extend(enregistrement(0x0208, &words(&[row(hidden), 0, 0, 0, 0, 0, 0x20, 0])));
        }
        if self.filtre.is_some() {
            records.extend(enregistrement(0x009B, &[]));
        }
        let mut plain = feuille_xls(self.nom, &self.texte);
        records.append(&mut plain.enregistrements);
        if !self.fusions.is_empty() {
            let mut merged = words(&[u16::try_from(self.fusions.len()).expect("few ranges")]);
            for (r, c, last, right) in &self.fusions {
                merged.extend(words(&[row(*r), row(*last), *c, *right]));
            }
            records.extend(enregistrement(0x00E5, &merged));
        }
        FeuilleXls { etat: self.etat, enregistrements: records, ..plain }
    }
}

fn ods(pages: &[Page]) -> Vec<u8> {
    let (mut styles, mut tables, mut ranges) = (String::new(), String::new(), String::new());
    for page in pages {
        let nom = page.nom;
        write!(
            styles,
            "<style:style style:name=\"s{nom}\" style:family=\"table\"><style:table-properties table:display=\"{}\"/></style:style>",
            page.etat == 0
        )
        .expect("a String");
        tables += &page.table();
        if page.filtre.is_some() {
            write!(
                ranges,
                "<table:database-range table:target-range-address=\"{nom}.A1:{nom}.Z99\"><table:filter><table:filter-condition/></table:filter></table:database-range>"
            )
            .expect("a String");
        }
    }
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{urn}:office:1.0\" xmlns:style=\"{urn}:style:1.0\" xmlns:table=\"{urn}:table:1.0\" xmlns:text=\"{urn}:text:1.0\"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}<table:database-ranges>{ranges}</table:database-ranges></office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn vieux(pages: &[Page]) -> Vec<u8> {
    xls(&pages.iter().map(Page::records).collect::<Vec<_>>())
}
