'use client'

import { useEffect } from 'react'

const EVERY_MS = 4_000

/** Two short tones. A browser lets a page sound only after its person has pressed something. */
function sound(context: AudioContext): void {
  for (const [at, frequency] of [
    [0, 880],
    [0.25, 660],
  ] as const) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.value = 0.15
    tone.connect(volume).connect(context.destination)
    tone.start(context.currentTime + at)
    tone.stop(context.currentTime + at + 0.2)
  }
}

/** Sounds again and again while something has to be answered. */
export function useSound(isOn: boolean): void {
  useEffect(() => {
    if (!isOn || typeof AudioContext === 'undefined') return
    const context = new AudioContext()
    const again = () => {
      // Refused until its person has pressed something, and when the page is left meanwhile.
      context.resume().catch(() => undefined)
      if (context.state === 'running') sound(context)
    }
    again()
    const timer = setInterval(again, EVERY_MS)
    return () => {
      clearInterval(timer)
      void context.close()
    }
  }, [isOn])
}
