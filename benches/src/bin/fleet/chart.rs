//! The load of a story over time, as SVG that reads well on a light and on a dark page.

use crate::story::Story;
use plotters::prelude::*;
use std::error::Error;

/// Half way between the two pages: text, axes and the trouble.
const MIDDLE: RGBColor = RGBColor(128, 132, 140);
/// One for each strategy, told apart by how light they are too.
const COLOURS: [RGBColor; 5] = [
    RGBColor(204, 98, 60),
    RGBColor(196, 148, 30),
    RGBColor(150, 110, 190),
    RGBColor(70, 140, 220),
    RGBColor(30, 160, 120),
];
const SIZE: (u32, u32) = (860, 300);
/// What is left beside a chart for the names of its lines.
const NAMES: i32 = 190;

/// Requests a second, in multiples of what the server can serve.
pub(crate) fn draw(
    story: &Story,
    capacity: f64,
    loads: &[(&str, Vec<u32>)],
) -> Result<String, Box<dyn Error>> {
    let lines: Vec<_> = loads
        .iter()
        .map(|(name, load)| (*name, means(load, story.step, capacity)))
        .collect();
    let points = || lines.iter().flat_map(|(_, points)| points);
    let end = points().map(|(at, _)| *at).fold(0.0, f64::max);
    let most = 1.05 * points().map(|(_, load)| *load).fold(0.0, f64::max);

    let mut svg = String::new();
    let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
    let text = |size| ("sans-serif", size).into_font().color(&MIDDLE);
    let mut chart = ChartBuilder::on(&root)
        .margin(8)
        .margin_right(NAMES)
        .caption(story.title, text(15))
        .x_label_area_size(36)
        .y_label_area_size(48)
        .build_cartesian_2d(0.0..end, 0.0..most)?;
    chart
        .configure_mesh()
        .disable_mesh()
        .axis_style(MIDDLE)
        .label_style(text(13))
        .x_desc("seconds")
        .y_desc("load, × capacity")
        .x_label_formatter(&|x| format!("{x:.0}"))
        .y_label_formatter(&|y| format!("{y:.1}"))
        .draw()?;
    let trouble = [
        (story.trouble.start, 0.0),
        (story.trouble.end.min(end), most),
    ];
    chart.draw_series([Rectangle::new(trouble, MIDDLE.mix(0.12).filled())])?;
    let left = i32::try_from(SIZE.0)? - NAMES + 12;
    for (((name, points), colour), number) in lines.into_iter().zip(COLOURS).zip(0..) {
        let stroke = colour.stroke_width(2);
        chart.draw_series(LineSeries::new(points, stroke))?;
        let top = 48 + 20 * number;
        root.draw(&PathElement::new([(left, top), (left + 16, top)], stroke))?;
        root.draw(&Text::new(name, (left + 22, top - 6), text(13)))?;
    }
    root.present()?;
    drop((chart, root));
    Ok(svg)
}

/// The mean load of so many seconds at a time. The last of them may not be whole, and are left out.
fn means(load: &[u32], step: usize, capacity: f64) -> Vec<(f64, f64)> {
    let mut at = 0.0;
    let seconds = u32::try_from(step).map_or(1.0, f64::from);
    let steps = load.chunks_exact(step);
    steps
        .map(|step| {
            let mean = step.iter().copied().map(f64::from).sum::<f64>() / seconds;
            at += seconds;
            (at - seconds / 2.0, mean / capacity)
        })
        .collect()
}
