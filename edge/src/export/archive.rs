//! The archive: a zip without compression, the same bytes for the same files.
//!
//! Written here and not by a library: what is stored without compression is three kinds of record (PKWARE's APPNOTE 6.3,
//! sections 4.3.7, 4.3.12 and 4.3.16), and a library's tables for the check sum alone weigh 16 kB of an upload that has few
//! to spare. Tests read it with a library, the browser with another copy of it.

use thiserror::Error;

/// One file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A zip of this kind counts in 32 bits, and its files in 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the copy is too large for one archive")]
pub struct TooLarge;

/// What every record of a file says: version 2.0, names in UTF-8, stored, at zip's own zero date (1 January 1980). A clock
/// would make each archive another.
const ALIKE: [u16; 5] = [20, 0x0800, 0, 0, 0x21];
/// Made as on Unix, a plain file that its owner may write and everybody read.
const MADE_BY: u16 = 0x0314;
const MODE: u32 = 0o100_644 << 16;

/// Writes the files in the order given.
pub fn write(files: &[File]) -> Result<Vec<u8>, TooLarge> {
    let table = crc_table();
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for file in files {
        let at = u32::try_from(out.len()).map_err(|_| TooLarge)?;
        let header = header(&table, file)?;
        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(file.name.as_bytes());
        out.extend(&file.bytes);
        list.extend(b"PK\x01\x02");
        list.extend(MADE_BY.to_le_bytes());
        list.extend(&header);
        // No comment, the first disk, no inner attributes.
        list.extend([0; 6]);
        list.extend(MODE.to_le_bytes());
        list.extend(at.to_le_bytes());
        list.extend(file.name.as_bytes());
    }
    let count = u16::try_from(files.len()).map_err(|_| TooLarge)?;
    let (at, length) = (out.len(), list.len());
    out.extend(list);
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    for number in [length, at] {
        out.extend(u32::try_from(number).map_err(|_| TooLarge)?.to_le_bytes());
    }
    out.extend([0; 2]);
    Ok(out)
}

/// From the version that is needed to the length of what follows the name: nothing does.
fn header(table: &[u32; 256], file: &File) -> Result<Vec<u8>, TooLarge> {
    let size = u32::try_from(file.bytes.len()).map_err(|_| TooLarge)?;
    let name = u16::try_from(file.name.len()).map_err(|_| TooLarge)?;
    let mut header: Vec<u8> = ALIKE.into_iter().flat_map(u16::to_le_bytes).collect();
    for number in [crc(table, &file.bytes), size, size] {
        header.extend(number.to_le_bytes());
    }
    header.extend(name.to_le_bytes());
    header.extend([0; 2]);
    Ok(header)
}

/// The check sum of zip (CRC-32, reflected, 0xEDB88320), byte by byte.
fn crc(table: &[u32; 256], bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        let [low, ..] = sum.to_le_bytes();
        table.get(usize::from(low ^ byte)).copied().unwrap_or_default() ^ (sum >> 8)
    };
    !bytes.iter().fold(!0, step)
}

fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    for (byte, entry) in (0_u32..).zip(table.iter_mut()) {
        *entry = (0..8).fold(byte, |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 });
    }
    table
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn files() -> Vec<File> {
        vec![
            File { name: "index.html".to_owned(), bytes: b"<!DOCTYPE html>".to_vec() },
            File { name: "orders.json".to_owned(), bytes: "{\"city\":\"Jyväskylä\"}".as_bytes().to_vec() },
            File { name: "Заказы.html".to_owned(), bytes: Vec::new() },
            File { name: "picture".to_owned(), bytes: (0..100_000_u32).flat_map(u32::to_le_bytes).collect() },
        ]
    }

    #[test]
    fn the_same_files_make_the_same_bytes() {
        assert_eq!(write(&files()), write(&files()));
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut zip = zip::ZipArchive::new(Cursor::new(write(&files()).unwrap())).unwrap();
        assert_eq!(zip.len(), files().len());
        for (index, file) in files().into_iter().enumerate() {
            let mut found = zip.by_index(index).unwrap();
            assert_eq!((found.name().unwrap(), found.unix_mode()), (file.name.into(), Some(0o100_644)));
            let mut bytes = Vec::new();
            // Reading to the end compares the check sum.
            std::io::copy(&mut found, &mut bytes).unwrap();
            assert_eq!(bytes, file.bytes);
        }
    }

    #[test]
    fn the_check_sum_is_zips_own() {
        assert_eq!(crc(&crc_table(), b"123456789"), 0xCBF4_3926);
    }
}
