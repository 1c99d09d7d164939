//! A program without an error, of which the others are more: `--bin size` measures them.

fn main() {
    let response = aurora_errors_benches::size::asked();
    println!("{} {:?}", response.status(), response.body());
}
