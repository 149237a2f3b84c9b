'use client'

import { PLAIN_SCANNER, type ScannerForm } from '@/domain/codes/scan-text'

const KEY = 'mg-scanner-form'

/** Prefix and suffix of the scanner at this computer; each place has its own reader. */
export function scannerForm(): ScannerForm {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ScannerForm>
    return { prefix: String(kept.prefix ?? ''), suffix: String(kept.suffix ?? '') }
  } catch {
    return PLAIN_SCANNER
  }
}

/** @returns false where the browser keeps nothing */
export function keepScannerForm(form: ScannerForm): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(form))
    return true
  } catch {
    return false
  }
}
