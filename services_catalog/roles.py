"""Who may change what of the catalogue: texts and contacts are an editor's, what decides is a rules editor's."""

# What each letter and column means: accounts/roles.py. Whoever may not add an entry may not change what decides in it
# either (services_catalog/admin/rights.py).
RIGHTS = """
area               v  v     vacd  v  v
authority          v  vc    vacd  v  v
contactpoint       v  vacd  vacd  v  v
criterion          v  v     vacd  v  v
deliverymode       v  vc    vacd  v  v
fact               v  v     vacd  v  v
factvalue          v  v     vacd  v  v
function           v  v     vacd  v  v
legalbasis         v  vacd  vacd  v  v
localnote          v  vacd  vacd  v  v
membership         v  v     vacd  v  v
linkcheck          v  vc    vc    v  v
missedword         v  v     v     v  v
municipality       v  v     vacd  v  v
organisation       -  -     -     -  vacd
outdatedname       v  vacd  vacd  v  v
previewlink        v  va   va    va v
prerequisite       v  vacd  vacd  v  v
provider           v  vc    vacd  v  v
reform             v  vacd  vacd  v  v
release            v  v     v     vp v
requireddocument   v  vacd  vacd  v  v
responsibility     v  v     vacd  v  v
routestep          v  vc    vacd  v  v
service            v  vc    vacd  v  v
serviceneed        v  v     vacd  v  v
situation          v  v     vacd  v  v
situationrow       v  v     vacd  v  v
source             v  vacd  vacd  v  v
synonym            v  vacd  vacd  v  v
term               v  vacd  vacd  v  v
"""
