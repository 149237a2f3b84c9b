import type { CityTexts } from './types'

export const es: CityTexts = {
  pickup: {
    name: 'Recogida de la tarjeta My Number',
    description:
      'Para quienes han recibido el aviso de entrega (postal 交付通知書). Reserve fecha y hora para recoger su tarjeta. Necesita el número de reserva de la postal. No se piden nombre ni dirección.',
    bring: [
      'Aviso de entrega (postal 交付通知書)',
      'Documento de identidad: uno con fotografía (permiso de conducir, pasaporte, tarjeta de residencia …) o dos sin fotografía (certificado de seguro médico, libreta de pensión …)',
      'Tarjeta de notificación 通知カード (si la tiene)',
      'Tarjeta My Number anterior o tarjeta del registro de residentes (si la tiene)',
    ].join('\n'),
    beforeVisit: [
      'En la ventanilla fijará sus claves: una de 4 cifras y otra de 6 a 16 caracteres con mayúsculas y cifras. Piénselas antes.',
      'Los menores de 15 años y los adultos bajo tutela deben venir con su representante legal, que traerá su documento de identidad y un documento que demuestre la relación.',
      'Otra persona puede recoger la tarjeta solo por ciertos motivos (enfermedad, discapacidad, estudios, 75 años o más …). El trabajo no es uno de ellos. Llame antes.',
    ].join('\n'),
    afterBooking:
      'Anote el número de reserva y tráigalo. Puede cambiar o cancelar en este sitio o por teléfono.',
  },
  manufacturingDescription:
    'Para quienes han recibido el aviso de entrega (postal 交付通知書). Reserve fecha y hora para recoger su tarjeta. Introduzca el número de fabricación (製造管理番号) de la postal y el cumpleaños del titular.',
  renewal: {
    name: 'Renovación del certificado electrónico',
    description:
      'Para quienes tienen el certificado electrónico de la tarjeta My Number vencido o a punto de vencer. No se piden número ni nombre. Puede renovar desde el día siguiente a la fecha de tres meses antes del vencimiento. Es gratis.',
    bring: [
      'La tarjeta My Number que va a renovar',
      'Sus claves (la de 4 cifras y la de 6 a 16 caracteres)',
      'Aviso de vencimiento 有効期限通知書 (si lo tiene; no es imprescindible)',
      'Si olvidó una clave: otro documento de identidad, como el permiso de conducir',
    ].join('\n'),
    beforeVisit: [
      'Aunque haya vencido, el nuevo certificado es gratis.',
      'Si viene otra persona, debe traer la tarjeta de usted, el formulario 照会書兼回答書 rellenado por usted en sobre cerrado y su propio documento con fotografía. Si falta algo, hará falta una segunda visita.',
      'Si vence la propia tarjeta, solicite antes una nueva.',
    ].join('\n'),
    afterBooking:
      'Anote el número de reserva y el número de confirmación. Necesita los dos para cambiar o cancelar.',
  },
  outreach: {
    name: 'Solicitud de tarjeta en su centro',
    description:
      'El personal visita centros de bienestar y otros lugares para ayudar a solicitar la tarjeta My Number. Solicite la visita por teléfono.',
    bring: [
      'Documento de identidad de cada solicitante',
      'Aviso del número individual o tarjeta de notificación (si los tiene)',
    ].join('\n'),
    beforeVisit: 'Visitas de lunes a viernes, de 9:00 a 17:00. La fotografía se hace allí gratis.',
    afterBooking: 'Le llamaremos para confirmar la hora y el lugar.',
  },
}
