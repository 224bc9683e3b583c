"""Who may change what of the guidance: texts are an editor's, what asks, decides or leads is a rules editor's."""

# What each letter and column means: accounts/roles.py.
RIGHTS = """
answeroption       v  v     vacd  v  v
clientsegment      v  v     vacd  v  v
count              v  v     v     v  v
examplecase        v  v     vacd  v  v
exercise           v  vc    vacd  v  v
feedback           -  vcd   vcd   -  -
guidancelevel      v  v     vacd  v  v
leadrule           v  v     vacd  v  v
leadruleservice    v  v     vacd  v  v
milestone          v  v     vacd  v  v
packagestep        v  v     vacd  v  v
payerline          v  v     vacd  v  v
phase              v  v     vacd  v  v
planpart           v  vc    vacd  v  v
plantemplate       v  vc    vacd  v  v
question           v  v     vacd  v  v
questionfact       v  v     vacd  v  v
questionnaire      v  v     vacd  v  v
segmentphase       v  v     vacd  v  v
servicepackage     v  v     vacd  v  v
stopreason         v  vc    vacd  v  v
"""
