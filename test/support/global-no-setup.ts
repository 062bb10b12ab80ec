/** Starts nothing, for a run of tests that need no engine. */
export default function setUpNothing(): void {}
