"""The terminal interface: screens compose and route, the work lives on lower floors."""
