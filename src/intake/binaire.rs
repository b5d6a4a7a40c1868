//! Numbers as the binary workbooks write them.

pub fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|w| u16::from_le_bytes([w[0], w[1]]))
}

pub fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4).map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
}

pub fn double(data: &[u8], at: usize) -> Option<f64> {
    let bytes = data.get(at..at + 8)?.try_into().ok()?;
    Some(f64::from_le_bytes(bytes))
}

/// A record of another length than its kind has swallowed its neighbour, or been swallowed.
pub fn exactly(data: &[u8], length: usize) -> Option<&[u8]> {
    (data.len() == length).then_some(data)
}

/// A number in thirty bits: the head of a float or a whole one, in hundredths or not.
pub fn rk(bits: u32) -> f64 {
    let head = bits & !3;
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(head) << 32)
    } else {
        f64::from(i32::from_le_bytes(bits.to_le_bytes()) >> 2)
    };
    if bits & 1 == 0 { number } else { number / 100.0 }
}

/// The name of an error, as a spreadsheet shows it.
pub fn error_name(code: u8) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        code => return format!("erreur n° {code}"),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn thirty_bits_make_four_kinds_of_numbers() {
        for (bits, number) in [
            (0x3FF0_0000, 1.0),
            (0x4029_0000, 12.5),
            ((13 << 2) | 2, 13.0),
            ((1350 << 2) | 3, 13.5),
            (0xFFFF_FFFE, -1.0),
            (0x4093_4801, 12.34),
        ] {
            assert!((rk(bits) - number).abs() < 1e-9, "{bits:#x} : {}", rk(bits));
        }
    }
}
