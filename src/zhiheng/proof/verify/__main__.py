"""``python -m zhiheng.proof.verify dossier.zip``."""

import sys

from zhiheng.proof.verify import main

sys.exit(main())
