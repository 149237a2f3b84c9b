import { redirect } from 'next/navigation.js'

/** The plain list of records leads to the page that people work with. */
export function ToCards() {
  redirect('/admin/cards')
}
