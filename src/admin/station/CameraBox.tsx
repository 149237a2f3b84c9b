'use client'

import { useEffect, useRef, useState } from 'react'

import { cameraProblem, openReader } from './camera'
import { Refused } from '../frame/Refused'

type Props = { onCode: (code: string) => void }

/** The second way to scan, for a tablet without a scanner. */
export function CameraBox({ onCode }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [problem, setProblem] = useState('')
  return (
    <div className="st-camera">
      <button
        type="button"
        className="mg-button"
        aria-expanded={isOpen}
        onClick={() => {
          setProblem('')
          setIsOpen(!isOpen)
        }}
      >
        {isOpen ? 'カメラを閉じる' : 'カメラで読み取る'}
      </button>
      {isOpen ? (
        <Live
          onCode={onCode}
          onProblem={(words) => {
            setProblem(words)
            setIsOpen(false)
          }}
        />
      ) : null}
      {problem ? <Refused>{problem}</Refused> : null}
    </div>
  )
}

const EVERY_MS = 150
/** The same code again only after the card has been out of the picture so long. */
const AWAY_MS = 2500

type LiveProps = Props & { onProblem: (words: string) => void }

function Live({ onCode, onProblem }: LiveProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isReady, setIsReady] = useState(false)
  const told = useRef({ onCode, onProblem })
  useEffect(() => {
    told.current = { onCode, onProblem }
  })
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | null = null
    let last = { code: '', at: 0 }
    async function watch() {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      })
      const element = video.current
      if (isOver || !element) return stop()
      element.srcObject = stream
      await element.play()
      const read = await openReader()
      setIsReady(true)
      while (!isOver) {
        const code = await read(element).catch(() => null)
        if (code && !isOver) {
          const isNew = code !== last.code || Date.now() - last.at > AWAY_MS
          last = { code, at: Date.now() }
          if (isNew) told.current.onCode(code)
        }
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
      }
    }
    const stop = () => stream?.getTracks().forEach((track) => track.stop())
    watch().catch((error: unknown) => {
      stop()
      if (!isOver) told.current.onProblem(cameraProblem(error))
    })
    return () => {
      isOver = true
      stop()
    }
  }, [])
  return (
    <>
      <video ref={video} muted playsInline aria-label="カメラの画像" />
      <p className="mg-hint" role="status">
        {isReady ? 'バーコードを画面の中ほどに入れてください。' : 'カメラを準備しています…'}
      </p>
    </>
  )
}
