//! Whether two versions of the program wrote the same pages.

use hayro_svg::hayro_syntax::Pdf;
use hayro_svg::hayro_syntax::object::dict::keys::{SUBTYPE, TYPE};
use hayro_svg::hayro_syntax::object::{Name, Object};

/// Every stream of both files is the same, but for their metadata: pages, fonts, pictures. Two files that cannot be
/// read are not the same.
pub fn same_pages(one: &[u8], other: &[u8]) -> bool {
    match (streams(one), streams(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

/// Inflated, whatever their order.
fn streams(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let pdf = Pdf::new(bytes.to_vec()).ok()?;
    let mut streams = Vec::new();
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let kind = |key| stream.dict().get::<Name<'_>>(key);
        let is_metadata = kind(TYPE).is_some_and(|name| name.as_ref() == b"Metadata")
            || kind(SUBTYPE).is_some_and(|name| name.as_ref() == b"XML");
        if !is_metadata {
            streams.push(stream.decoded().ok()?.into_owned());
        }
    }
    streams.sort_unstable();
    (!streams.is_empty()).then_some(streams)
}
