//! The type of lists of variable length in which the types of the first items depend on their positions.

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::super::read::{self, FromJson, Json, JsonType, Optional, Positions, Required, Source};

/// A list that begins with required items (the tuple `T`). Optional items follow (`O`, a tuple of options), and then
/// any number of items of the type `R`.
///
/// For lists of a fixed length, generated code uses Rust tuples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tuple<T, O, R> {
    /// The required items.
    pub required: T,
    /// The optional items. An absent item is written as `null` if another item follows.
    pub optional: O,
    /// The items after the required and the optional items.
    pub rest: Vec<R>,
}

impl<T: Required, O: Optional, R: Serialize> Serialize for Tuple<T, O, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        self.required.write_items(&mut list)?;
        self.optional.write_items(&mut list, !self.rest.is_empty())?;
        self.rest.iter().try_for_each(|item| list.serialize_element(item))?;
        list.end()
    }
}

impl<T: Required, O: Optional, R: FromJson> FromJson for Tuple<T, O, R> {
    const JSON_TYPE: JsonType = JsonType::Array;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        let mut items = Positions::from_json(json)?;
        let (required, optional) = (T::read_items(&mut items)?, O::read_items(&mut items)?);
        read::put(place, Self { required, optional, rest: items.remaining_items()? });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::read::NoItem, Tuple};
    use crate::read;

    type OpenList = Tuple<(String,), (Option<u32>, Option<bool>), f64>;

    fn read_and_write<T: crate::read::FromJson + serde::Serialize>(json: &str) -> String {
        let value: T = read::from_str(json).unwrap();
        serde_json::to_string(&value).unwrap()
    }

    #[test]
    fn a_tuple_is_written_as_it_was_read() {
        for json in [r#"["a"]"#, r#"["a",7]"#, r#"["a",null,true]"#, r#"["a",7,null,1.5,2.5]"#] {
            assert_eq!(read_and_write::<OpenList>(json), json);
        }
        assert_eq!(read_and_write::<(String, i64)>(r#"["a",-1]"#), r#"["a",-1]"#);
        assert_eq!(read_and_write::<(Option<i64>,)>("[null]"), "[null]");
        assert_eq!(read_and_write::<Vec<(f64, f64)>>("[[1.5,2.5],[3.5,4.5]]"), "[[1.5,2.5],[3.5,4.5]]");
        assert_eq!(read_and_write::<Tuple<(), (Option<u8>,), NoItem>>("[]"), "[]");
    }

    #[test]
    fn lists_of_another_length_or_type_are_errors() {
        let error_message = |result: Result<(), serde_json::Error>| result.unwrap_err().to_string();
        let pair_error = |json: &str| error_message(read::from_str::<(String, i64)>(json).map(drop));
        assert!(pair_error(r#"["a"]"#).starts_with("the list has too few items: item 2 is missing"));
        assert!(pair_error(r#"["a",1,2]"#).starts_with("the list has more than 2 items"));
        assert!(pair_error(r#"["a","b"]"#).starts_with("invalid type: string"));
        assert!(pair_error("{}").starts_with("invalid type: map"));
        let open_list_error = |json: &str| error_message(read::from_str::<OpenList>(json).map(drop));
        assert!(open_list_error("[]").starts_with("the list has too few items: item 1 is missing"));
        assert!(open_list_error(r#"["a",1,true,"x"]"#).starts_with("invalid type: string"));
        let closed_list_error = error_message(read::from_str::<Tuple<(u8,), (), NoItem>>("[1,2]").map(drop));
        assert!(closed_list_error.starts_with("the list has more items than are allowed"));
    }
}
