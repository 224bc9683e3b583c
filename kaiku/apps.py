from django.contrib.admin.apps import AdminConfig


class KaikuAdminConfig(AdminConfig):
    default_site = "accounts.site.Site"
