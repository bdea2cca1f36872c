{#-
    Whether a positive number is above another by more than the rounding of their last digits: the average of equal
    prices may differ from them there, in one direction on one engine and in the other on the next.
-#}
{% macro exceeds(value, other) -%}
    {{ value }} > {{ other }} * (1 + 1e-12)
{%- endmacro %}

{#- Which of two positive numbers is greater: 1, -1, or 0 where they are equal but for rounding. -#}
{% macro compared(left, right) -%}
    case
        when {{ exceeds(left, right) }} then 1
        when {{ exceeds(right, left) }} then -1
        when {{ left }} is not null and {{ right }} is not null then 0
    end
{%- endmacro %}
