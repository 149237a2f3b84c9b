import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'

export type Raster = {
  /** Dots per millimetre. */
  scale: number
  width: number
  height: number
  /** 0 black … 255 white, row by row. */
  grey: Uint8Array
}

/** Reads a PDF stream to its end. */
export async function bytesOf(doc: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function inFolder<T>(pdf: Buffer, work: (folder: string, file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-pdf-'))
  const file = join(folder, 'in.pdf')
  writeFileSync(file, pdf)
  try {
    return work(folder, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The pages of a PDF as grey pictures, made by poppler. */
export async function rasterise(pdf: Buffer, dpi = 300): Promise<Raster[]> {
  const pictures = inFolder(pdf, (folder, file) => {
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', file, join(folder, 'page')])
    return readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort()
      .map((name) => readFileSync(join(folder, name)))
  })
  return Promise.all(
    pictures.map(async (picture) => {
      const { data, info } = await sharp(picture)
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return {
        scale: dpi / 25.4,
        width: info.width,
        height: info.height,
        grey: new Uint8Array(data),
      }
    }),
  )
}

export const textOf = (pdf: Buffer): string =>
  inFolder(pdf, (_folder, file) =>
    execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }),
  )

export type Mm = { x: number; y: number; width: number; height: number }

/** Share of dark dots in a part of a page, given in millimetres. */
export function inkIn(page: Raster, part: Mm): number {
  let dark = 0
  let all = 0
  const to = { x: (part.x + part.width) * page.scale, y: (part.y + part.height) * page.scale }
  for (let y = Math.ceil(part.y * page.scale); y < Math.min(to.y, page.height); y++) {
    for (let x = Math.ceil(part.x * page.scale); x < Math.min(to.x, page.width); x++) {
      all++
      if ((page.grey[y * page.width + x] ?? 255) < 128) dark++
    }
  }
  return all === 0 ? 0 : dark / all
}

/** The smallest rectangle around all ink of a part of a page, in millimetres; null where it is blank. */
export function inkBox(page: Raster, part: Mm): Mm | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const to = { x: (part.x + part.width) * page.scale, y: (part.y + part.height) * page.scale }
  for (let y = Math.max(0, Math.ceil(part.y * page.scale)); y < Math.min(to.y, page.height); y++) {
    for (let x = Math.max(0, Math.ceil(part.x * page.scale)); x < Math.min(to.x, page.width); x++) {
      if ((page.grey[y * page.width + x] ?? 255) >= 160) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  if (left > right) return null
  const { scale } = page
  return {
    x: left / scale,
    y: top / scale,
    width: (right - left + 1) / scale,
    height: (bottom - top + 1) / scale,
  }
}

const WASM = 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'
// Its own default would fetch the file from a public server.
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(WASM)).buffer } })

/** Every code of a page, read by zxing. */
export async function codesIn(page: Raster): Promise<ReadResult[]> {
  const data = new Uint8ClampedArray(page.width * page.height * 4)
  page.grey.forEach((value, at) => data.set([value, value, value, 255], at * 4))
  const picture = { data, width: page.width, height: page.height, colorSpace: 'srgb' } as ImageData
  return readBarcodes(picture, { formats: ['Code128', 'QRCode'], maxNumberOfSymbols: 255 })
}

/** Page sizes in millimetres. */
export const pageSizes = (pdf: Buffer): { width: number; height: number }[] =>
  inFolder(pdf, (_folder, file) =>
    [
      ...execFileSync('pdfinfo', ['-f', '1', '-l', '9999', file], { encoding: 'utf8' }).matchAll(
        /^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/gm,
      ),
    ].map(([, width, height]) => ({
      width: (Number(width) * 25.4) / 72,
      height: (Number(height) * 25.4) / 72,
    })),
  )
