//! The first page of every template as it comes out of a printer in grey: what no text says, a rule that crosses a
//! word, a box that is gone, a column that moved.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use rayon::prelude::*;

use crate::atelier::{compose, is_a, read_tree};
use crate::impressions::stack_example;
use crate::templates::EXEMPLES;

/// A page of 561 lines: a word can be told from another, and thirty files stay small.
const PPI: f32 = 48.0;
/// Another processor rounds a shade otherwise; a letter that moves changes the shade of its pixels by far more.
const NUANCE: u8 = 16;
/// How many pixels may differ by more than [`NUANCE`]: fewer than a digit has.
const ECARTS: usize = 3;

/// A page in 256 shades of grey.
#[derive(Clone, PartialEq, Eq)]
struct Image {
    largeur: usize,
    hauteur: usize,
    gris: Vec<u8>,
}

impl Image {
    /// The first page of a PDF.
    fn of_page(pdf: &[u8]) -> Self {
        let pdf = Pdf::new(pdf.to_vec()).expect("a PDF");
        let scale = PPI / 72.0;
        let settings =
            RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
        let page = &pdf.pages()[0];
        let pixels = hayro::render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
        let shade = |p: &hayro::vello_cpu::peniko::color::PremulRgba8| {
            let shade = (u32::from(p.r) * 299 + u32::from(p.g) * 587 + u32::from(p.b) * 114) / 1000;
            u8::try_from(shade).expect("a mean of shades")
        };
        Self {
            largeur: usize::from(pixels.width()),
            hauteur: usize::from(pixels.height()),
            gris: pixels.data().iter().map(shade).collect(),
        }
    }

    fn read(png: &[u8]) -> Self {
        let mut reader = png::Decoder::new(Cursor::new(png)).read_info().expect("a PNG");
        let mut gris = vec![0; reader.output_buffer_size().expect("a small image")];
        let info = reader.next_frame(&mut gris).expect("an image");
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Grayscale, png::BitDepth::Eight));
        Self { largeur: info.width as usize, hauteur: info.height as usize, gris }
    }

    fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let side = |pixels: usize| u32::try_from(pixels).expect("a page");
        let mut encoder = png::Encoder::new(&mut bytes, side(self.largeur), side(self.hauteur));
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        encoder.write_header().and_then(|mut w| w.write_image_data(&self.gris)).expect("memory");
        bytes
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        if x < self.largeur && y < self.hauteur { self.gris[y * self.largeur + x] } else { 255 }
    }

    /// How many pixels another page shows otherwise; all of them when it has another size.
    fn differences(&self, other: &Self) -> usize {
        if (self.largeur, self.hauteur) != (other.largeur, other.hauteur) {
            return self.gris.len();
        }
        self.gris.iter().zip(&other.gris).filter(|(a, b)| a.abs_diff(**b) > NUANCE).count()
    }

    /// Expected, difference (darker where it is larger), actual, side by side.
    fn triptych(expected: &Self, actual: &Self) -> Self {
        let (width, height) = (expected.largeur.max(actual.largeur), expected.hauteur.max(actual.hauteur));
        let mut gris = Vec::with_capacity(3 * width * height);
        for y in 0..height {
            gris.extend((0..width).map(|x| expected.at(x, y)));
            gris.extend((0..width).map(|x| 255 - expected.at(x, y).abs_diff(actual.at(x, y))));
            gris.extend((0..width).map(|x| actual.at(x, y)));
        }
        Self { largeur: 3 * width, hauteur: height, gris }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pages")
}

/// As expect-test asks for it.
fn updates() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// The first page of each template, set with its example.
fn pages() -> BTreeMap<String, Image> {
    let mut examples: Vec<(String, serde_json::Value)> =
        EXEMPLES.iter().map(|(modele, exemple)| (modele.clone(), exemple.clone())).collect();
    examples.push(("pile.typ".to_owned(), stack_example()));
    let page = |(modele, exemple): (String, serde_json::Value)| {
        let pdf = compose(&modele, &exemple).unwrap_or_else(|fault| panic!("{modele}: {fault:?}"));
        (modele.replace(".typ", ".png"), Image::of_page(&pdf.bytes))
    };
    examples.into_par_iter().map(page).collect()
}

#[test]
fn first_pages_look_as_their_images() {
    let update = updates();
    let known = if folder().is_dir() { read_tree(&folder()) } else { BTreeMap::new() };
    let mut moved = Vec::new();
    let set = pages();
    for (name, actual) in &set {
        let expected = known.get(name).map(|png| Image::read(png));
        let differences = expected.as_ref().map_or(usize::MAX, |expected| expected.differences(actual));
        if differences <= ECARTS {
            continue;
        }
        if update {
            fs_err::create_dir_all(folder()).expect("a folder of the tests");
            fs_err::write(folder().join(name), actual.png()).expect("a file of the tests");
            continue;
        }
        let blank = Image { largeur: 0, hauteur: 0, gris: Vec::new() };
        let triptych = Image::triptych(expected.as_ref().unwrap_or(&blank), actual);
        let written = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(name);
        fs_err::create_dir_all(written.parent().expect("a folder")).expect("a folder below target");
        fs_err::write(&written, triptych.png()).expect("a file below target");
        moved.push(match expected {
            None => format!("{name}: no image is kept yet, see {}", written.display()),
            Some(_) => format!("{name}: {differences} pixels, see {}", written.display()),
        });
    }
    if update {
        let gone = known.keys().filter(|name| !set.contains_key(*name));
        gone.for_each(|name| fs_err::remove_file(folder().join(name)).expect("a file of the tests"));
    }
    let moved = moved.join("\n");
    assert!(moved.is_empty(), "pages moved; look at them, then UPDATE_EXPECT=1\n{moved}");
}

#[test]
fn every_template_has_its_image_and_none_is_stale() {
    if updates() {
        return; // They are being written.
    }
    let kept = read_tree(&folder());
    let expected = EXEMPLES.keys().map(String::as_str).chain(["pile.typ"]);
    let expected: BTreeSet<String> = expected.map(|modele| modele.replace(".typ", ".png")).collect();
    assert_eq!(kept.keys().cloned().collect::<BTreeSet<_>>(), expected);
    assert!(kept.keys().all(|name| is_a("png", name)));
    let size: usize = kept.values().map(Vec::len).sum();
    assert!(size < 1_500_000, "{size} bytes of images in the repository");
}

/// The comparison must be able to fail: a word, a rule or a shade that changes is seen.
#[test]
fn a_page_that_changes_a_little_is_seen() {
    let exemple = &EXEMPLES["attestation-heures.typ"];
    let page = |exemple: &serde_json::Value| {
        Image::of_page(&compose("attestation-heures.typ", exemple).expect("a page").bytes)
    };
    let (same, mut other) = (page(exemple), exemple.clone());
    assert_eq!(page(exemple).differences(&same), 0);
    assert_eq!(Image::read(&same.png()).differences(&same), 0, "a file keeps its image");
    other["heures"]["total"] = serde_json::json!("225,6");
    let seen = page(&other).differences(&same);
    assert!(seen > ECARTS, "one digit changes {seen} pixels");
}
