//! Rows of tags of the Humanitarian Exchange Language: `#affected+killed`.

use tollcheck_lexicon::{group_names, groups, kinds};

use crate::measure::{Bound, Counted};
use crate::places::PlaceRole;
use crate::record::Record;
use crate::role::{Role, Use};

/// The last record that may be a row of tags.
pub(crate) const DEEPEST: usize = 24;

/// Whether a record is a row of tags: most cells that are not blank begin with `#`.
pub(crate) fn is_tag_row(record: Record<'_>) -> bool {
    let (mut tags, mut filled) = (0, 0);
    for cell in record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty()) {
        filled += 1;
        tags += usize::from(
            cell.first() == Some(&b'#') && cell.get(1).is_some_and(u8::is_ascii_alphabetic),
        );
    }
    tags > 0 && tags * 2 > filled
}

/// What a tag says of its column; the order of its attributes tells nothing.
pub(crate) fn role(tag: &str) -> Option<Use> {
    let tag = tag.trim().to_ascii_lowercase();
    let mut parts = tag.split('+').map(str::trim);
    let stem = parts.next()?;
    let attributes: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let has = |name: &str| attributes.contains(&name);
    let named = !has("code");
    let role = match stem {
        "#affected" | "#event" => return counted(stem, &attributes),
        "#date" if has("year") || has("month") || has("week") => return None,
        "#date" if has("start") => Role::Start,
        "#date" if has("end") => Role::End,
        "#date" => Role::Date,
        "#country" if named || attributes.len() == 1 => Role::Place(PlaceRole::Country),
        "#adm1" if named => Role::Place(PlaceRole::Admin1),
        "#adm2" if named => Role::Place(PlaceRole::Admin2),
        "#adm3" | "#adm4" | "#adm5" | "#loc" if named => Role::Place(PlaceRole::Place),
        "#geo" if has("lat") => Role::Latitude,
        "#geo" if has("lon") => Role::Longitude,
        "#group" if !has("second") => Role::Actor,
        "#meta" if has("url") => Role::Url,
        "#meta" if has("id") => Role::Id,
        "#meta" if has("source") => Role::Source,
        "#description" | "#cause" => Role::Notes,
        "#indicator" if has("name") => Role::Name,
        "#indicator" if has("num") || has("value") => Role::Value,
        "#value" => Role::Value,
        _ => return None,
    };
    Some(Use::from(role))
}

/// A tag of a column that counts: the kind by the attributes that its list has, the rest a class or a bound.
fn counted(stem: &str, attributes: &[&str]) -> Option<Use> {
    let fits = |hxl: &'static str| {
        let mut parts = hxl.split('+');
        let own: Vec<&str> =
            if parts.next() == Some(stem) { parts.collect() } else { return None };
        let fits = !own.is_empty() && own.iter().all(|part| attributes.contains(part));
        fits.then_some(own)
    };
    let found =
        kinds().iter().flat_map(|entry| entry.hxl.iter().map(move |hxl| (entry.kind, *hxl)));
    let (kind, own) = found
        .filter_map(|(kind, hxl)| Some((kind, fits(hxl)?)))
        .max_by_key(|(_, own)| own.len())?;
    let mut bound = Bound::Best;
    let mut group = None;
    for part in attributes.iter().filter(|part| !own.contains(part)) {
        match *part {
            "min" | "low" => bound = Bound::Low,
            "max" | "high" => bound = Bound::High,
            "f" => group = Some("women".to_owned()),
            "m" => group = Some("men".to_owned()),
            "num" | "total" | "all" => {}
            other => {
                let known = group_names(groups(other));
                group = Some(if known.is_empty() { other.to_owned() } else { known });
            }
        }
    }
    let mut used = Use::from(Role::Counted(Counted::Kind(kind), bound));
    used.group = group;
    Some(used)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn shown(tag: &str) -> String {
        role(tag).map_or("-".to_owned(), |used| {
            let group = used.group.map(|group| format!(" of {group}")).unwrap_or_default();
            format!("{}{group}", used.role)
        })
    }

    #[test]
    fn tags_are_read_with_their_attributes_in_any_order() {
        assert_snapshot!(shown("#affected+killed"), @"killed");
        assert_snapshot!(shown("#affected+children+killed"), @"killed of children");
        assert_snapshot!(shown("#affected +killed +f"), @"killed of women");
        assert_snapshot!(shown("#affected+idps+ind"), @"displaced of ind");
        assert_snapshot!(shown("#date+occurred"), @"date");
        assert_snapshot!(shown("#date+start"), @"start");
        assert_snapshot!(shown("#date+year"), @"-");
        assert_snapshot!(shown("#adm1+name"), @"admin1");
        assert_snapshot!(shown("#meta+source"), @"source");
        assert_snapshot!(shown("#status"), @"-");
    }
}
