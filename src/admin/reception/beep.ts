let audio: AudioContext | null = null

/** One high tone for "received", two low ones for "look at the screen". Silent where there is no sound. */
export function beep(kind: 'ok' | 'bad'): void {
  try {
    audio ??= new AudioContext()
    if (kind === 'ok') return tone(audio, 1046, 0, 0.12)
    tone(audio, 220, 0, 0.18)
    tone(audio, 220, 0.26, 0.18)
  } catch {
    // A machine without sound shows the same answer in colour and words.
  }
}

function tone(context: AudioContext, frequency: number, delay: number, length: number): void {
  const [sound, volume] = [context.createOscillator(), context.createGain()]
  const start = context.currentTime + delay
  sound.frequency.value = frequency
  volume.gain.setValueAtTime(0.2, start)
  volume.gain.exponentialRampToValueAtTime(0.001, start + length)
  sound.connect(volume).connect(context.destination)
  sound.start(start)
  sound.stop(start + length)
}
