//! Flags that a record leaves out because they are not set.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BooleanArray, ListArray, RecordBatch, StructArray};
use arrow_schema::{ArrowError, DataType};

/// `batch` with every flag that is missing set to false, however deep.
pub(crate) fn settle(batch: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let columns = batch.columns().iter().map(settle_array).collect::<Result<_, _>>()?;
    RecordBatch::try_new(batch.schema(), columns)
}

fn settle_array(array: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    Ok(match array.data_type() {
        DataType::Boolean => {
            let (values, nulls) = array.as_boolean().clone().into_parts();
            let values = match nulls {
                Some(nulls) => &values & nulls.inner(),
                None => values,
            };
            Arc::new(BooleanArray::new(values, None))
        }
        DataType::Struct(_) => {
            let (fields, columns, nulls) = array.as_struct().clone().into_parts();
            let columns = columns.iter().map(settle_array).collect::<Result<_, _>>()?;
            Arc::new(StructArray::try_new(fields, columns, nulls)?)
        }
        DataType::List(_) => {
            let (field, offsets, values, nulls) = array.as_list::<i32>().clone().into_parts();
            Arc::new(ListArray::try_new(field, offsets, settle_array(&values)?, nulls)?)
        }
        _ => Arc::clone(array),
    })
}
