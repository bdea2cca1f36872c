namespace SectorPipeline.Tests.Models;

/// <summary>What the built-in macros for texts, types, aggregates, sets and series come to on every engine.</summary>
internal static class CrossDatabaseValues
{
    public static IEnumerable<CrossDatabaseCase> All => [.. Texts, .. Types, .. Aggregates, .. Arrays, .. Sets, .. Series];

    private static IEnumerable<CrossDatabaseCase> Texts =>
    [
        new("""{{ dbt.concat(["'a'", "'b'", "'c'"]) }}""", "'abc'"),
        new("""{{ dbt.concat(fields=["'a'", 'cast(null as varchar)']) }}""", "cast(null as varchar)"),
        new("""{{ dbt.hash(field="'a'") }}""", "'0cc175b9c0f1b6a831c399e269772661'"),
        new("{{ dbt.hash('1') }}", "'c4ca4238a0b923820dcc509a6f75849b'"),
        new("{{ dbt.hash('cast(null as integer)') }}", "cast(null as varchar)"),
        new("""{{ dbt.length(expression="'äb '") }}""", "3"),
        new("""{{ dbt.position(substring_text="'b'", string_text="'abcb'") }}""", "2"),
        new("""{{ dbt.position("'z'", "'abc'") }}""", "0"),
        new("""{{ dbt.replace(field="'aab'", old_chars="'a'", new_chars="'xy'") }}""", "'xyxyb'"),
        new("""{{ dbt.right(string_text="'abc'", length_expression=2) }}""", "'bc'"),
        new("""{{ dbt.right("'abcd'", "3") }}""", "'bcd'"),
        new("""{{ dbt.right("'abc'", 10) }}""", "'abc'"),
        new("""{{ dbt.right("'abc'", 0) }}""", "''"),
        new("""{{ dbt.split_part(string_text="'a|b|c'", delimiter_text="'|'", part_number=1) }}""", "'a'"),
        new("""{{ dbt.split_part("'a|b|c'", "'|'", 4) }}""", "''"),
        new("""{{ dbt.split_part("'a|b|c'", "'|'", -1) }}""", "'c'"),
        new("""{{ dbt.split_part("'a|b|c'", "'|'", -3) }}""", "'a'"),
        new("""{{ dbt.split_part("'a|b|c'", "'|'", -4) }}""", "''"),
        new("""{{ dbt.split_part("'a||b||c'", "'||'", -2) }}""", "'b'"),
        new("""{{ dbt.split_part("'abc'", "'|'", -1) }}""", "'abc'"),
        new("""{{ dbt.split_part("'a|' || 'b'", "'|'", '-1') }}""", "'b'"),
        new("""{{ dbt.split_part("''", "'|'", -1) }}""", "''"),
        new("""{{ dbt.split_part('cast(null as varchar)', "'|'", -1) }}""", "cast(null as varchar)"),
        new("""{{ dbt.split_part("'a|b'", "'|'", '1 + 1') }}""", "'b'"),
        new("""{{ dbt.string_literal('Pennsylvania') }}""", "'Pennsylvania'"),
        new("""{{ dbt.string_literal(dbt.escape_single_quotes(expression="it's")) }}""", "'it''s'"),
    ];

    private static IEnumerable<CrossDatabaseCase> Types =>
    [
        new("""{{ dbt.cast(field="'12'", type=dbt.type_int()) }} + 1""", "13"),
        new("""{{ dbt.safe_cast(field="'12'", type=dbt.type_bigint()) }}""", "12"),
        new("""{{ dbt.safe_cast("'2024-02-29'", dbt.type_timestamp()) }}""", "timestamp '2024-02-29'"),
        new("{{ dbt.cast('1', dbt.type_string()) }}", "'1'"),
        new("{{ dbt.cast('0.1', dbt.type_float()) }} + {{ dbt.cast('0.2', dbt.type_float()) }}", "cast(0.30000000000000004 as double precision)"),
        new("""cast({{ dbt.cast("'1.1'", dbt.type_numeric()) }} as varchar)""", "'1.100000'"),
        new("""{{ dbt.safe_cast("'2016-03-09'", 'date') }}""", "date '2016-03-09'"),
        new("{{ dbt.cast('3000000000', dbt.type_bigint()) }}", "3000000000"),
        new("""{{ dbt.cast("'true'", dbt.type_boolean()) }}""", "true"),
        new("{{ dbt.cast_bool_to_text(field='true') }}", "'true'"),
        new("{{ dbt.cast_bool_to_text('1 = 2') }}", "'false'"),
        new("{{ dbt.cast_bool_to_text('null') }}", "cast(null as varchar)"),
        new("{{ dbt.cast_bool_to_text('cast(null as boolean)') }}", "cast(null as varchar)"),
    ];

    private static IEnumerable<CrossDatabaseCase> Aggregates =>
    [
        new($$$"""select {{ dbt.any_value('b') }} from {{{Rows}}} where a = 1""", "'x'"),
        new($$$"""select {{ dbt.bool_or("b = 'y'") }} from {{{Rows}}}""", "true"),
        new($$$"""select {{ dbt.bool_or("b = 'q'") }} from {{{Rows}}}""", "false"),
        new($$$"""select {{ dbt.listagg('b', order_by_clause='order by a') }} from {{{Rows}}}""", "'x,y,z'"),
        new($$$"""select {{ dbt.listagg(measure='b', delimiter_text="' | '", order_by_clause='order by a desc', limit_num=2) }} from {{{Rows}}}""", "'z | y'"),
        new($$$"""select {{ dbt.listagg('b', "'-'", 'order by a', 9) }} from {{{Rows}}}""", "'x-y-z'"),
        new($$$"""select {{ dbt.listagg('b') }} from {{{Rows}}} where a = 2""", "'y'"),
        new($$$"""select {{ dbt.listagg('DISTINCT b', "','", 'order by b') }} from {{{Rows}}}""", "'x,y,z'"),
        new($$$"""select {{ dbt.listagg('b', "','", 'order by a', 1) }} from {{{Rows}}} where a > 9""", "cast(null as varchar)"),
    ];

    private static IEnumerable<CrossDatabaseCase> Arrays =>
    [
        new("cast({{ dbt.array_construct([1, 2]) }} as varchar)", "cast(array[1, 2] as varchar)"),
        new("cast({{ dbt.array_construct(data_type='varchar') }} as varchar)", "cast(cast(array[] as varchar[]) as varchar)"),
        new("cast({{ dbt.array_append(array=dbt.array_construct([1]), new_element=2) }} as varchar)", "cast(array[1, 2] as varchar)"),
        new("cast({{ dbt.array_concat(array_1=dbt.array_construct([1]), array_2=dbt.array_construct([2, 3])) }} as varchar)", "cast(array[1, 2, 3] as varchar)"),
    ];

    private static IEnumerable<CrossDatabaseCase> Sets =>
    [
        new("select count(*) from (select 1 as a union all select 2 {{ dbt.except() }} select 2) as s", "1"),
        new("select max(a) from (select 1 as a {{ dbt.intersect() }} select 2) as s", "cast(null as integer)"),
        new("{{ dbt.equals(expr1='1', expr2='1') }}", "true"),
        new("{{ dbt.equals('1', '2') }}", "false"),
        new("{{ dbt.equals('1', 'cast(null as integer)') }}", "cast(null as boolean)"),
    ];

    private static IEnumerable<CrossDatabaseCase> Series =>
    [
        new("select count(*) * 1000000 + max(generated_number) * 1000 + min(generated_number) from ({{ dbt.generate_series(upper_bound=100) }}) as s", "100100001"),
        new("select count(distinct generated_number) from ({{ dbt.generate_series(1) }}) as s", "1"),
        new("select count(distinct generated_number) from ({{ dbt.generate_series(64) }}) as s", "64"),
        new("{{ dbt.get_powers_of_two(1) }} * 1000 + {{ dbt.get_powers_of_two(4) }} * 100 + {{ dbt.get_powers_of_two(upper_bound=5) }}", "1203"),
        new("""{{ dbt.get_intervals_between(start_date="'2024-01-01'", end_date="'2024-03-01'", datepart='day') }}""", "60"),
        new($$$"""select count(*) from ({{{Spine}}}) as s""", "60"),
        new($$$"""select max(date_day) from ({{{Spine}}}) as s""", "timestamp '2024-02-29'"),
        new("""select max(date_month) from ({{ dbt.date_spine('month', "'2024-01-31'", "'2024-06-30'") }}) as s""", "timestamp '2024-05-31'"),
    ];

    private const string Rows = "(select 1 as a, 'x' as b union all select 2, 'y' union all select 3, 'z') as rows";

    private const string Spine = """{{ dbt.date_spine(datepart='day', start_date="date '2024-01-01'", end_date="date '2024-03-01'") }}""";
}
