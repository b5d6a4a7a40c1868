//! The school years of a candidate.

use jiff::civil::Date;

use crate::dossiers::Candidat;
use crate::referentiel::Referentiel;

/// Between which days a cycle and its session stand.
pub struct Annees {
    /// One whole cycle before this one.
    pub debut_au_plus_tot: Date,
    /// First day of the cycle.
    pub debut: Date,
    /// First day of the last year.
    pub derniere_rentree: Date,
    /// Last day of the session.
    pub fin: Date,
}

impl Annees {
    pub fn of(pack: &Referentiel, session: Option<i16>, candidat: &Candidat) -> Option<Self> {
        let session = session?;
        let rules = &pack.pfmp.vraisemblance;
        let cycle = candidat.duree_cycle.as_ref().map_or(rules.duree_cycle, |d| d.valeur);
        let cycle = i16::try_from(cycle).ok()?;
        let rentree = |year: i16| Date::new(year, rules.mois_de_rentree, 1).ok();
        let debut = session.checked_sub(cycle)?;
        Some(Self {
            debut_au_plus_tot: rentree(debut.checked_sub(cycle)?)?,
            debut: rentree(debut)?,
            derniere_rentree: rentree(session.checked_sub(1)?)?,
            fin: Date::new(session, rules.dernier_mois, 1).ok()?.last_of_month(),
        })
    }
}
