{#-
    Whether a positive number is above another by more than the rounding of their last digits: the average of equal
    prices may differ from them there, in one direction on one engine and in the other on the next.
-#}
{% macro exceeds(value, other) -%}
    {{ value }} > {{ other }} * (1 + 1e-12)
{%- endmacro %}
