//! Which code page makes French of some bytes.
//!
//! Each accented letter and each mark earns points where French puts it (« é » inside a word in small letters,
//! « É » inside one in capitals, « ’ » after an elision) and loses some elsewhere. A sign that no word may hold
//! rules its page out. A page is chosen only when it is far ahead: one wrong accent in a name is worse than a
//! question.

use std::cmp::Reverse;

use super::encoding::Page;

/// Points of a sign that no French word holds where it stands.
const IMPOSSIBLE: i64 = -5;
/// Points by which the best page must lead.
const AVANCE: i64 = 3;

/// The two pages between which one would have to guess, and the first byte that tells them apart.
pub struct Doubt<'a> {
    pub place: usize,
    pub pages: [&'a Page; 2],
}

#[derive(Clone, Copy)]
struct Verdict<'a> {
    page: &'a Page,
    points: i64,
    /// The first sign that rules the page out.
    impossible: Option<usize>,
}

/// # Errors
/// When no page is clearly the right one.
pub fn choose<'a>(pages: &'a [Page; 3], bytes: &[u8]) -> Result<&'a Page, Doubt<'a>> {
    let mut verdicts = pages.each_ref().map(|page| judge(page, bytes));
    verdicts.sort_by_key(|verdict| Reverse(verdict.points));
    let [best, second, _] = verdicts;
    let ahead = best.points - second.points >= AVANCE
        && (second.impossible.is_some() || second.points * 2 <= best.points);
    if best.impossible.is_none() && ahead {
        return Ok(best.page);
    }
    let differs = |at: &usize| best.page.char(bytes[*at]) != second.page.char(bytes[*at]);
    let place = best.impossible.or_else(|| (0..bytes.len()).find(differs)).unwrap_or(0);
    // Where the best page fails, the one that reads this very word is more telling than the second best.
    let here = |verdict: &&Verdict<'_>| points(&Around::new(verdict.page, bytes, place));
    let other = match best.impossible {
        Some(_) => verdicts[1..].iter().max_by_key(here).map_or(second.page, |verdict| verdict.page),
        None => second.page,
    };
    Err(Doubt { place, pages: [best.page, other] })
}

/// The page that makes the most French of some bytes, sure or not.
pub fn likeliest<'a>(pages: &'a [Page; 3], bytes: &[u8]) -> &'a Page {
    choose(pages, bytes).unwrap_or_else(|doubt| doubt.pages[0])
}

fn judge<'a>(page: &'a Page, bytes: &[u8]) -> Verdict<'a> {
    let mut verdict = Verdict { page, points: 0, impossible: None };
    for (place, _) in bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let points = points(&Around::new(page, bytes, place));
        verdict.points += points;
        if points <= IMPOSSIBLE && verdict.impossible.is_none() {
            verdict.impossible = Some(place);
        }
    }
    verdict
}

/// A character and its neighbours.
struct Around<'a> {
    sign: char,
    before: Option<char>,
    after: Option<char>,
    /// What stands before, in ASCII or not.
    head: &'a [u8],
}

impl<'a> Around<'a> {
    fn new(page: &Page, bytes: &'a [u8], place: usize) -> Self {
        let at = |index: usize| bytes.get(index).map(|byte| page.char(*byte));
        Self {
            sign: page.char(bytes[place]),
            before: place.checked_sub(1).and_then(at),
            after: at(place + 1),
            head: &bytes[..place],
        }
    }

    fn is_inside(&self) -> bool {
        is_letter(self.before) && is_letter(self.after)
    }

    /// « l’ », « qu’ », « aujourd’ »: what stands before an apostrophe.
    fn is_elision(&self) -> bool {
        let length = self.head.iter().rev().take(12).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = self.head[self.head.len() - length..].to_ascii_lowercase();
        let known: [&[u8]; 4] = [b"aujourd", b"prud", b"grand", b"entr"];
        matches!(length, 1 | 2) || word.ends_with(b"qu") || known.contains(&word.as_slice())
    }
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphabetic)
}

fn points(around: &Around<'_>) -> i64 {
    match around.sign {
        'ª' | 'º' | 'ƒ' => of_sign(around),
        // Letters of a few names from afar.
        'ı' | 'ð' | 'Ð' | 'þ' | 'Þ' | 'ý' | 'Ý' => -2,
        sign if sign.is_lowercase() => of_small_letter(around),
        sign if sign.is_uppercase() => of_capital(around),
        _ => of_sign(around),
    }
}

fn of_small_letter(around: &Around<'_>) -> i64 {
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    let (starts, ends) = (!is_letter(around.before), !is_letter(around.after));
    if starts && ends {
        return if around.sign == 'à' { 2 } else { -2 };
    }
    if capital(around.before) && capital(around.after) {
        return -2;
    }
    match around.sign {
        'œ' => {
            if around.after.is_some_and(|c| "uid".contains(c)) {
                3
            } else {
                -2
            }
        }
        'à' | 'ù' | 'û' | 'ë' | 'ï' if starts => -2,
        'é' | 'è' | 'ç' | 'à' => 3,
        'ê' | 'ô' | 'û' | 'î' | 'ï' | 'ë' | 'ù' | 'â' => 2,
        // Names from elsewhere have them.
        _ if starts || ends => -1,
        _ => 0,
    }
}

fn of_capital(around: &Around<'_>) -> i64 {
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let (starts, ends) = (!is_letter(around.before), !is_letter(around.after));
    if starts && ends {
        return if around.sign == 'À' { 2 } else { -2 };
    }
    if small(around.before) {
        return if ends { -2 } else { IMPOSSIBLE };
    }
    match around.sign {
        'Œ' => {
            if around.after.is_some_and(|c| "uidUID".contains(c)) {
                3
            } else {
                -2
            }
        }
        'É' | 'È' | 'Ê' | 'À' | 'Ç' | 'Ô' | 'Û' | 'Î' | 'Ï' | 'Ë' | 'Ù' | 'Â' => {
            // « LÉa » is somebody's slip, and no reason to doubt the page.
            if small(around.after) && !starts { -1 } else { 2 }
        }
        _ => 0,
    }
}

fn of_sign(around: &Around<'_>) -> i64 {
    let inside = around.is_inside();
    let after_a_letter = is_letter(around.before);
    let before_a_letter = is_letter(around.after);
    let next_to = |c: Option<char>, signs: &str| c.is_some_and(|c| signs.contains(c) || c.is_ascii_digit());
    match around.sign {
        '’' if inside && around.is_elision() => 3,
        '–' | '—' | '…' | '’' if inside => -2,
        '°' | 'º' if next_to(around.before, "nN") => 2,
        // « candidat·e·s »
        '·' if inside => 1,
        '…' if after_a_letter => 3,
        '…' if before_a_letter => -1,
        '–' | '—' | '…' => 1,
        '\u{a0}' if next_to(around.after, ":;!?»%€") || next_to(around.before, "«°") => 2,
        // « l´élève », as many type it.
        '´' if inside && around.is_elision() => -1,
        // Spaces and hyphens that a word processor leaves.
        '’' | '\u{a0}' | '\u{ad}' => 0,
        _ if inside => IMPOSSIBLE,
        '«' | '“' if !after_a_letter => 2,
        '»' | '”' if !before_a_letter => 2,
        '€' => 1,
        '°' | 'º' | 'ª' | '¹' | '²' | '³' | '½' | '¼' | '¾' | '§' | '±' | '×' | '©' | '®' | '™' | '•' => {
            0
        }
        sign if sign.is_control() || ('\u{2500}'..='\u{259F}').contains(&sign) => IMPOSSIBLE,
        _ if after_a_letter || before_a_letter => IMPOSSIBLE,
        _ => -2,
    }
}
