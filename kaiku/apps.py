from django.contrib.admin.apps import AdminConfig


class KaikuAdminConfig(AdminConfig):
    default_site = "services_catalog.accounts.site.Site"
