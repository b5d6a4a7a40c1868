//! What a fault is about, beside the cell where it stands: a person, an épreuve, a period.

use serde::Serialize;

/// As far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sujet {
    /// « BARRY Lou-Anne », or the number where nothing gives a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personne: Option<String>,
    /// Code of the pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub epreuve: Option<String>,
    /// Code of the pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periode: Option<String>,
}

/// What of a subject the message itself says: it is not said twice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dit {
    pub personne: bool,
    pub epreuve: bool,
    pub periode: bool,
}

impl Dit {
    pub const TOUT: Self = Self { personne: true, epreuve: true, periode: true };
}

impl Sujet {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// « BARRY Lou-Anne, E31 »: what is still to be said.
    pub fn unsaid(&self, dit: Dit) -> String {
        let parts =
            [(&self.personne, dit.personne), (&self.epreuve, dit.epreuve), (&self.periode, dit.periode)];
        let unsaid = parts.into_iter().filter(|(_, said)| !said).filter_map(|(part, _)| part.as_deref());
        unsaid.collect::<Vec<_>>().join(", ")
    }
}
