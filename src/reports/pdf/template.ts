/**
 * How a document stands on paper, in the language of Typst. It draws what it is handed (`sys.inputs`) as values, never as source, so that
 * no text of a user is ever read as a command. Charts come by their number.
 */
export const TEMPLATE = String.raw`
#let it = json(bytes(sys.inputs.document))
#let fonts = json(bytes(sys.inputs.fonts))
#let ink = rgb("#1d2733")
#let muted = rgb("#55616d")
#let rule = rgb("#d3d9de")
#let accent = rgb("#0f5f6b")

#set document(title: it.runningHead, author: "Evenhand", date: datetime(year: it.madeOn.at(0), month: it.madeOn.at(1), day: it.madeOn.at(2)))
#set text(font: fonts.sans, size: 10pt, fill: ink, lang: "en", number-width: "tabular", fallback: false)
#set par(leading: 0.62em, spacing: 0.9em)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 24mm, bottom: 22mm),
  header: context if it.firstPage > 1 or counter(page).get().first() > 1 {
    set text(size: 8pt, fill: muted)
    it.runningHead
    v(-4pt)
    line(length: 100%, stroke: 0.5pt + rule)
  },
  footer: context {
    set text(size: 7pt, fill: muted)
    grid(columns: (1fr, auto), column-gutter: 8mm, it.provenance, [#counter(page).display(if it.isPartOf { "1" } else { "1 / 1" }, both: not it.isPartOf)])
  },
)

#show heading: set text(font: fonts.serif, weight: 600)
#let chapter(heading) = block(above: 1.6em, below: 0.9em, sticky: true, {
  line(length: 100%, stroke: 1.2pt + accent)
  v(1pt)
  text(size: 17pt, heading.body)
})
#let section(heading) = block(above: 1.4em, below: 0.7em, sticky: true, text(font: fonts.sans, size: 10.5pt, weight: 600, heading.body))
// In a part of a whole, headings stand higher than they will.
#show heading.where(level: 1): set text(size: if it.raised == 0 { 26pt } else { 10pt })
#show heading.where(level: 1): heading => if it.raised == 0 { heading } else if it.chapterLevel == 1 { chapter(heading) } else { section(heading) }
#show heading.where(level: 2): heading => if it.chapterLevel == 2 { chapter(heading) } else { section(heading) }
#show heading.where(level: 3): section
#show heading.where(level: 4): section
#set heading(bookmarked: true)
#show outline.entry: entry => link(entry.element.location(), {
  set text(size: 9pt)
  entry.indented(none, entry.inner(), gap: 0pt)
})
#set outline.entry(fill: repeat(text(fill: rule)[.], gap: 2pt))

#let sentences(items) = for item in items {
  block(above: 0.75em, below: 0.75em, inset: (left: 3mm), stroke: (left: 1.5pt + accent), width: 100%, item)
}

#let facts(list) = block(above: 1em, below: 1em, table(
  columns: (auto, 1fr),
  stroke: (x, y) => (bottom: 0.5pt + rule),
  inset: (x: 0pt, y: 4pt),
  column-gutter: 6mm,
  ..list.map(fact => (table.cell(text(fill: muted, fact.name)), align(right, fact.value))).flatten(),
))

// The page sets the words of a picture, where they stand in it. Readers of the page's structure get the alternative text instead.
#let drawn-chart(of) = layout(size => {
  let unit = size.width / of.width
  box(width: size.width, height: of.height * unit, {
    image(bytes(sys.inputs.at(of.chart)), format: "svg", width: 100%, alt: of.alt)
    pdf.artifact(for label in of.labels {
      let words = text(
        size: of.letters * unit,
        fill: rgb(label.fill),
        weight: if label.bold { 600 } else { 400 },
        top-edge: "baseline",
        bottom-edge: "baseline",
        label.text,
      )
      let shift = if label.anchor == "end" { measure(words).width } else if label.anchor == "middle" { measure(words).width / 2 } else { 0pt }
      place(top + left, dx: label.x * unit - shift, dy: label.y * unit, rotate(label.turned * 1deg, origin: left + bottom, words))
    })
  })
})

#let drawn-table(of) = {
  let last = if of.total == none { none } else { of.rows.len() }
  block(above: 1.2em, below: 0.5em, sticky: true, text(weight: 600, of.title))
  set text(size: 8.5pt)
  set par(leading: 0.5em)
  table(
    columns: of.widths.map(width => if width == none { auto } else { width * 1fr }),
    column-gutter: 3.5mm,
    inset: (x: 0pt, y: 3.2pt),
    align: (x, y) => if of.numeric.at(x) { right } else { left },
    stroke: (x, y) => (
      bottom: if y == 0 { 0.8pt + ink } else { 0.5pt + rule },
      top: if last != none and y == last + 1 { 0.8pt + ink },
    ),
    table.header(..of.columns.map(title => table.cell(align: bottom, text(size: 7.5pt, fill: muted, title)))),
    ..of.rows.flatten(),
    ..if of.total == none { () } else { of.total.map(cell => text(weight: 600, cell)) },
  )
  if of.note != none { text(size: 8pt, fill: muted, of.note) }
}

#counter(page).update(it.firstPage)
#if it.firstPage == 1 {
  text(fill: accent, weight: 600, it.kicker)
  v(-2pt)
  heading(level: 1, it.title)
  text(size: 12pt, fill: muted, it.subtitle)
  v(2mm)
}

#for (index, part) in it.blocks.enumerate() {
  if part.block == "heading" {
    if part.newPage { pagebreak(weak: true) }
    heading(level: part.level + 1 - it.raised, part.text)
  } else if part.block == "paragraph" {
    if part.weight == "note" { text(size: 8.5pt, fill: muted, par(part.text)) }
    else if part.weight == "lead" { text(size: 11.5pt, par(part.text)) }
    else { par(part.text) }
  } else if part.block == "list" {
    set text(size: 11pt) if index < 3
    sentences(part.items)
  } else if part.block == "facts" {
    facts(part.facts)
  } else if part.block == "picture" {
    block(above: 1em, below: 1em, breakable: false, {
      figure(
        drawn-chart(part),
        caption: figure.caption(position: bottom, text(size: 8.5pt, fill: muted, part.caption)),
        numbering: none,
        outlined: false,
      )
    })
  } else if part.block == "table" {
    drawn-table(part)
  } else if part.block == "contents" {
    block(above: 1.5em, columns(2, gutter: 10mm, if it.contents == none {
      outline(title: none, target: heading.where(level: 2), indent: 0pt)
    } else {
      // Of a document that is set in parts: where its parts are joined, these become links to chapters.
      for (index, chapter) in it.contents.enumerate() {
        let leader = box(width: 1fr, repeat(text(fill: rule)[.], gap: 2pt))
        let target = "evenhand:" + str(index) + ":" + str(chapter.page)
        block(above: 0.62em, below: 0.62em, link(target, text(size: 9pt, [#chapter.title #leader #chapter.page])))
      }
    }))
  }
}
`;
