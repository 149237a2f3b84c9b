import { execFileSync } from 'node:child_process'

/** The words of a PDF, with one blank where there are several. */
export const textOfPdf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(
    /[ 　]+/g,
    ' ',
  )
