//! Columns, and what each is for.

use serde_json::{Map, Value};
use tollcheck_model::TimeUnit;

use super::reader::{Reader, to};
use super::{Field, Resource};
use crate::json::Step;
use crate::role::{Role, Use};

impl Reader<'_> {
    pub(super) fn schema(
        &mut self,
        object: &Map<String, Value>,
        path: &[Step<'_>],
        resource: &mut Resource,
    ) {
        resource.form.missing = self.words(object, path, "missingValues");
        let Some(fields) = self.list(object, path, "fields") else { return };
        let path = to(path, Step::Key("fields"));
        for (at, field) in fields.iter().enumerate() {
            let path = to(&path, Step::At(at));
            let Value::Object(field) = field else {
                self.fault(&path, "a field is a JSON object with `name`");
                continue;
            };
            let Some(name) = self.word(field, &path, "name") else {
                self.fault(&path, "a field without `name`");
                continue;
            };
            let role = field
                .get("tollcheck")
                .and_then(|value| self.role(value, &to(&path, Step::Key("tollcheck"))));
            let field = Field {
                name,
                sort: self.word(field, &path, "type"),
                format: self.word(field, &path, "format"),
                decimal: self.letter(field, &path, "decimalChar"),
                group: self.letter(field, &path, "groupChar"),
                bare: field.get("bareNumber") != Some(&Value::Bool(false)),
                missing: self.words(field, &path, "missingValues"),
                role,
                at: self.places.position(&path),
            };
            resource.fields.push(field);
        }
    }

    /// A role: a name, or an object with what narrows it.
    pub(super) fn role(&mut self, value: &Value, path: &[Step<'_>]) -> Option<Use> {
        match value {
            Value::String(name) => self.role_of(name, path).map(Use::from),
            Value::Object(object) => {
                let name = self.word(object, path, "role")?;
                let mut used = Use::from(self.role_of(&name, &to(path, Step::Key("role")))?);
                used.group = self.word(object, path, "group");
                used.actor = self.word(object, path, "actor");
                used.weapon = self.word(object, path, "weapon");
                used.place = self.word(object, path, "place");
                used.hours = object
                    .get("hours")
                    .and_then(Value::as_u64)
                    .and_then(|hours| u32::try_from(hours).ok());
                used.unit = self.unit(object, path);
                used.values = self.words(object, path, "values");
                used.part = object.get("part") == Some(&Value::Bool(true));
                if self.word(object, path, "certainty").as_deref() == Some("guess") {
                    let what = "a guess: correct it if it is wrong, and take out `certainty`";
                    self.fault(&to(path, Step::Key("certainty")), what);
                    return None;
                }
                Some(used)
            }
            _ => {
                self.fault(path, "a role is a name, or an object with `role`");
                None
            }
        }
    }

    fn role_of(&mut self, name: &str, path: &[Step<'_>]) -> Option<Role> {
        let role = Role::of(name);
        if role.is_none() {
            self.spoiled = true;
            self.fault(path, format!("unknown role {name:?}, expected one of {}", Role::names()));
        }
        role
    }

    fn unit(&mut self, object: &Map<String, Value>, path: &[Step<'_>]) -> Option<TimeUnit> {
        const UNITS: [TimeUnit; 7] = [
            TimeUnit::Second,
            TimeUnit::Minute,
            TimeUnit::Hour,
            TimeUnit::Day,
            TimeUnit::Week,
            TimeUnit::Month,
            TimeUnit::Year,
        ];
        let name = self.word(object, path, "unit")?;
        let unit = UNITS.into_iter().find(|unit| unit.name() == name);
        if unit.is_none() {
            self.fault(
                &to(path, Step::Key("unit")),
                format!(
                    "unknown unit {name:?}, expected second, minute, hour, day, week, month or year"
                ),
            );
        }
        unit
    }
}
