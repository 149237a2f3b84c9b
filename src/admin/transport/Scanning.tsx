'use client'

import { LargeAnswer } from '../scanning/LargeAnswer'
import { LineList } from '../scanning/LineList'
import type { RunAct } from '../scanning/queue'
import { ScanBox } from '../scanning/ScanBox'
import { Unseen } from '../scanning/Unseen'
import '../scanning/scanning.css'
import type { Scans } from '../scanning/useScans'

type Props = {
  label: string
  scans: Scans
  /** What a scan here is. */
  wish: { mode: RunAct; run: string; stop?: string }
}

/** Scan field with the large answer and the scans of this act; readable from two metres. */
export function Scanning({ label, scans, wish }: Props) {
  const lines = scans.lines.filter(
    ({ mode, run, stop }) => mode === wish.mode && run === wish.run && stop === wish.stop,
  )
  const last = lines.find(({ op }) => op === scans.last?.op) ?? lines[0] ?? null
  return (
    <div className="st tr-scan">
      <ScanBox label={label} onCode={(code) => scans.add({ ...wish, code })} />
      <LargeAnswer line={last} idle="読み取りを待っています" />
      <Unseen scans={{ ...scans, lines }} />
      {lines.length > 0 ? <LineList scans={{ ...scans, lines }} /> : null}
    </div>
  )
}
