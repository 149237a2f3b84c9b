// Plain words and tidy columns for people at a terminal.

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

/** Columns that a text takes up: a kanji takes two. */
export const widthOf = (text) => [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0)

/** Rows of cells as lines with even columns; the last column is not padded. */
export function columns(rows, indent = '    ') {
  const widths = rows.reduce(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, widthOf(cell))),
    [],
  )
  return rows.map((row) =>
    (
      indent +
      row
        .map((cell, index) =>
          index === row.length - 1 ? cell : cell + ' '.repeat(widths[index] - widthOf(cell) + 2),
        )
        .join('')
    ).trimEnd(),
  )
}

const HEARTBEAT_MS = 15_000

/**
 * Says what is being done, that it is still going on, and how long it took.
 * @param work returns an exit code or anything else
 */
export async function step(text, work) {
  console.log(`・${text}`)
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const beat = setInterval(() => console.log(`  …続けています（${seconds()}秒）`), HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    if (seconds() >= 2) console.log(`  終わりました（${seconds()}秒）`)
  }
}
