//! The archive: a zip without compression, the same bytes for the same files.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Writes the files in the order given. Every file carries zip's own zero date: a clock would make each archive another.
pub fn write(files: &[File]) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        zip.start_file(file.name.as_str(), options)?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<File> {
        vec![
            File { name: "index.html".to_owned(), bytes: b"<!DOCTYPE html>".to_vec() },
            File { name: "orders.json".to_owned(), bytes: "{\"city\":\"Jyväskylä\"}".as_bytes().to_vec() },
        ]
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        assert_eq!(write(&files()).unwrap(), write(&files()).unwrap());
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut zip = zip::ZipArchive::new(Cursor::new(write(&files()).unwrap())).unwrap();
        for file in files() {
            let mut bytes = Vec::new();
            std::io::copy(&mut zip.by_name(&file.name).unwrap(), &mut bytes).unwrap();
            assert_eq!(bytes, file.bytes);
        }
        assert_eq!(zip.len(), 2);
    }
}
