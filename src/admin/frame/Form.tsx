'use client'

import { type ComponentProps, useRef } from 'react'

import { useUnsaved } from './Unsaved'

/** A form on a page of ours: whoever leaves it with something typed in it is asked first. */
export function Form(props: Omit<ComponentProps<'form'>, 'ref'>) {
  const box = useRef<HTMLFormElement>(null)
  const { question } = useUnsaved(box)
  return (
    <>
      <form {...props} ref={box} />
      {question}
    </>
  )
}
