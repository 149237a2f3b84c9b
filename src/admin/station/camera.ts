'use client'

/** Reads one picture of the camera; null when there is no code in it. */
export type Reader = (video: HTMLVideoElement) => Promise<string | null>

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

const BROWSER_FORMATS = ['code_128', 'code_39', 'codabar', 'itf', 'qr_code', 'data_matrix']

/**
 * The browser's own reader where it has one, else the one that we bring along (WebAssembly of our
 * own server, loaded only now).
 */
export async function openReader(): Promise<Reader> {
  const own = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const formats = own ? await own.getSupportedFormats().catch(() => []) : []
  const wanted = BROWSER_FORMATS.filter((format) => formats.includes(format))
  if (own && wanted.includes('code_128')) {
    const detector = new own({ formats: wanted })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  return zxingReader()
}

async function zxingReader(): Promise<Reader> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  const { href } = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url)
  await prepareZXingModule({ overrides: { locateFile: () => href }, fireImmediately: true })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    if (!context || video.videoWidth === 0) return null
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    context.drawImage(video, 0, 0)
    const picture = context.getImageData(0, 0, canvas.width, canvas.height)
    const [found] = await readBarcodes(picture, {
      formats: ['Code128', 'Code39', 'Codabar', 'ITF', 'QRCode', 'DataMatrix'],
      maxNumberOfSymbols: 1,
    })
    return found?.isValid ? found.text : null
  }
}

/** What went wrong with the camera, and what to do. */
export function cameraProblem(error: unknown): string {
  const name = (error as { name?: string }).name
  if (name === 'NotAllowedError') {
    return 'カメラの使用が許可されていません。ブラウザーのアドレスバーで、カメラを許可してください。'
  }
  if (name === 'NotFoundError')
    return 'カメラが見つかりません。スキャナーか手入力を使ってください。'
  if (name === 'NotReadableError') {
    return 'カメラを別のアプリが使っています。そのアプリを閉じてから、もう一度押してください。'
  }
  return 'カメラを使えません。スキャナーか手入力を使ってください。'
}
