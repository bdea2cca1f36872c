{{ config(alias='products', meta={'grain': 'sku'}) }}

select sku, name as product_name, category, list_price, weight_kg
from {{ ref('raw_products') }}
