/** What a package adds to a worker that imports it, beside what the packages add that it needs itself. */
export interface PackageMemory {
  /** by normal name, as a requirements file writes it */
  readonly names: readonly string[];
  /** what an app imports */
  readonly module: string;
  /** modules of this table that it imports itself */
  readonly needs: readonly string[];
  /** MiB */
  readonly mib: number;
  readonly source: string;
}

/**
 * Private MiB that an import adds to a process with Flask loaded, by `bench/import-memory.py`: Python 3.11, Debian 12's
 * packages, x86-64, 2026-11-25. An import alone: models, tables and caches come on top.
 */
const DEBIAN = 'bench/import-memory.py';

export const PACKAGE_MEMORY: readonly PackageMemory[] = [
  { names: ['numpy'], module: 'numpy', needs: [], mib: 14, source: `${DEBIAN}: numpy 1.24.2` },
  { names: ['pandas'], module: 'pandas', needs: ['numpy'], mib: 22, source: `${DEBIAN}: pandas 1.5.3` },
  { names: ['scipy'], module: 'scipy', needs: ['numpy'], mib: 22, source: `${DEBIAN}: scipy.stats 1.10.1` },
  { names: ['scikit-learn'], module: 'sklearn', needs: ['scipy'], mib: 16, source: `${DEBIAN}: scikit-learn 1.2.1` },
  {
    names: ['statsmodels'],
    module: 'statsmodels',
    needs: ['scipy', 'pandas'],
    mib: 30,
    source: `${DEBIAN}: statsmodels 0.13.5`,
  },
  { names: ['xarray'], module: 'xarray', needs: ['pandas'], mib: 6, source: `${DEBIAN}: xarray 2023.1` },
  { names: ['plotly'], module: 'plotly.express', needs: ['pandas'], mib: 11, source: `${DEBIAN}: plotly 5.4` },
  {
    names: ['matplotlib'],
    module: 'matplotlib',
    needs: ['numpy'],
    mib: 22,
    source: `${DEBIAN}: matplotlib.pyplot 3.6.3`,
  },
  { names: ['numba'], module: 'numba', needs: ['numpy'], mib: 22, source: `${DEBIAN}: numba 0.56.4` },
  { names: ['sympy'], module: 'sympy', needs: [], mib: 36, source: `${DEBIAN}: sympy 1.11.1` },
  {
    names: ['opencv-python', 'opencv-python-headless', 'opencv-contrib-python'],
    module: 'cv2',
    needs: ['numpy'],
    mib: 18,
    source: `${DEBIAN}: OpenCV 4.6.0`,
  },
  { names: ['torch'], module: 'torch', needs: ['numpy'], mib: 89, source: `${DEBIAN}: torch 1.13.1` },
  {
    names: ['transformers'],
    module: 'transformers',
    needs: ['torch'],
    mib: 131,
    source: 'https://github.com/huggingface/huggingface-inference-toolkit/pull/140',
  },
  {
    names: ['sentence-transformers'],
    module: 'sentence_transformers',
    needs: ['transformers'],
    // its own modules come to little beside the two that it is made of
    mib: 0,
    source: 'https://github.com/huggingface/sentence-transformers/blob/main/pyproject.toml',
  },
  // What these take themselves is not measured: they count as much as what they import first of all.
  {
    names: ['ultralytics'],
    module: 'ultralytics',
    needs: ['torch', 'cv2'],
    mib: 0,
    source: 'https://github.com/ultralytics/ultralytics/blob/main/ultralytics/utils/__init__.py',
  },
  {
    names: ['easyocr'],
    module: 'easyocr',
    needs: ['torch', 'cv2', 'scipy'],
    mib: 0,
    source: 'https://github.com/JaidedAI/EasyOCR/blob/master/easyocr/easyocr.py',
  },
  {
    names: ['openai-whisper'],
    module: 'whisper',
    needs: ['torch', 'numba'],
    mib: 0,
    source: 'https://github.com/openai/whisper/blob/main/whisper/timing.py',
  },
  {
    names: ['diffusers'],
    module: 'diffusers',
    needs: ['torch'],
    mib: 0,
    source: 'https://github.com/huggingface/diffusers/blob/main/src/diffusers/models/modeling_utils.py',
  },
  {
    names: ['mediapipe'],
    module: 'mediapipe',
    needs: ['cv2', 'matplotlib'],
    mib: 0,
    source: 'https://github.com/google-ai-edge/mediapipe/blob/master/mediapipe/python/solutions/drawing_utils.py',
  },
  {
    names: ['tensorflow', 'tensorflow-cpu'],
    module: 'tensorflow',
    needs: [],
    mib: 284,
    source: 'https://github.com/Cornerstone-OnDemand/modelkit/pull/199',
  },
  {
    names: ['sqlalchemy', 'flask-sqlalchemy'],
    module: 'sqlalchemy',
    needs: [],
    mib: 13,
    source: `${DEBIAN}: SQLAlchemy 1.4.46`,
  },
  { names: ['boto3'], module: 'boto3', needs: [], mib: 15, source: `${DEBIAN}: boto3 1.26.27` },
  { names: ['aiohttp'], module: 'aiohttp', needs: [], mib: 13, source: `${DEBIAN}: aiohttp 3.8.4` },
  {
    names: ['azure-storage-blob'],
    module: 'azure.storage.blob',
    needs: [],
    mib: 28,
    source: `${DEBIAN}: azure-storage-blob 12.15.0b1`,
  },
];
