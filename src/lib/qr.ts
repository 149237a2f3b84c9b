import QRCode from 'qrcode'

const MARGIN = 4

/** A QR code as one SVG path, one unit a module, with the quiet zone that readers need. */
export function qrSvg(text: string): { size: number; path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      let run = 0
      while (x + run < modules.size && modules.get(y, x + run)) run++
      if (run > 0) path += `M${x + MARGIN} ${y + MARGIN}h${run}v1h-${run}z`
      x += run
    }
  }
  return { size: modules.size + 2 * MARGIN, path }
}
