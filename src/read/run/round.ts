/** A number without the last digits, in which engines that add in different orders differ. */
export const round = (value: number): number => Number(value.toPrecision(12));
