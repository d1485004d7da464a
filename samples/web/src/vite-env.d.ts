interface ImportMetaEnv {
  /** The API's address where no config.json says another. */
  readonly VITE_API_URL?: string;
}
