{#-
    The line y = intercept + slope x through n pairs by least squares, from their means, variances and covariance (ddof 1). The slope is
    beta(covariance, x variance); statistics.sql has the correlation. Standard errors are those of homoscedastic, independent
    residuals, with n - 2 degrees of freedom.
-#}
{% macro intercept(y_mean, slope, x_mean) -%}
    {{ y_mean }} - {{ slope }} * {{ x_mean }}
{%- endmacro %}

{#- Where the points are on the line but for rounding, it may come out below 0. -#}
{% macro residual_variance(n, covariance, x_variance, y_variance) -%}
    case
        when {{ y_variance }} > {{ covariance }} * {{ covariance }} / nullif({{ x_variance }}, 0)
            then ({{ y_variance }} - {{ covariance }} * {{ covariance }} / nullif({{ x_variance }}, 0)) * ({{ n }} - 1) / nullif({{ n }} - 2, 0)
        when {{ y_variance }} <= {{ covariance }} * {{ covariance }} / nullif({{ x_variance }}, 0) then 0
    end
{%- endmacro %}

{% macro slope_standard_error(n, residual_variance, x_variance) -%}
    sqrt({{ residual_variance }} / nullif(({{ n }} - 1) * {{ x_variance }}, 0))
{%- endmacro %}

{% macro intercept_standard_error(n, residual_variance, x_mean, x_variance) -%}
    sqrt({{ residual_variance }} * (cast(1 as double precision) / nullif({{ n }}, 0) + {{ x_mean }} * {{ x_mean }} / nullif(({{ n }} - 1) * {{ x_variance }}, 0)))
{%- endmacro %}

{% macro correlation_standard_error(n, correlation) -%}
    sqrt((1 - {{ correlation }} * {{ correlation }}) / nullif({{ n }} - 2, 0))
{%- endmacro %}
