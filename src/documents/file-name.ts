/** A header holds no other letters; what follows the last dot of a name that people give may be any. */
const PLAIN = /^[a-z0-9]{1,8}$/i

/**
 * `Content-Disposition` for a Japanese file name (RFC 6266, RFC 5987): old clients take the ASCII
 * name, all others the real one. Characters that Windows forbids in names become `_`,
 * half of one becomes the sign for an unknown one.
 */
export function contentDisposition(
  name: string,
  extension: string,
  disposition: 'attachment' | 'inline' = 'attachment',
): string {
  const safe = `${name}.${extension}`
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')
    .replace(/\p{Surrogate}/gu, '\ufffd')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const plain = PLAIN.test(extension) ? extension : 'bin'
  return `${disposition}; filename="list.${plain}"; filename*=UTF-8''${encoded}`
}
