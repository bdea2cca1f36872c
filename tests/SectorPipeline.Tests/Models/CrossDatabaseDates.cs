namespace SectorPipeline.Tests.Models;

/// <summary>What the built-in date macros come to on every engine.</summary>
internal static class CrossDatabaseDates
{
    public static IEnumerable<CrossDatabaseCase> All =>
    [
        .. Additions.Select(row => new CrossDatabaseCase($$$"""{{ dbt.dateadd('{{{row.Part}}}', {{{row.Count}}}, "timestamp '{{{row.From}}}'") }}""", $"timestamp '{row.Expected}'")),
        .. Differences.Select(row => new CrossDatabaseCase($$$"""{{ dbt.datediff("'{{{row.First}}}'", "'{{{row.Second}}}'", '{{{row.Part}}}') }}""", $"{row.Expected}")),
        .. Ends.Select(row => new CrossDatabaseCase($$$"""{{ dbt.last_day("date '{{{row.Date}}}'", '{{{row.Part}}}') }}""", $"date '{row.Expected}'")),
        .. Others,
    ];

    private static IEnumerable<(string Part, int Count, string From, string Expected)> Additions =>
    [
        ("day", 1, "2024-02-28", "2024-02-29"),
        ("day", -1, "2023-03-01", "2023-02-28"),
        ("week", -2, "2024-01-10 01:02:03", "2023-12-27 01:02:03"),
        ("month", 1, "2024-01-31", "2024-02-29"),
        ("month", 1, "2023-01-31", "2023-02-28"),
        ("month", -1, "2024-03-31", "2024-02-29"),
        ("month", 13, "2024-01-15", "2025-02-15"),
        ("quarter", 1, "2024-11-30", "2025-02-28"),
        ("quarter", -2, "2024-08-31", "2024-02-29"),
        ("year", -1, "2024-02-29", "2023-02-28"),
        ("year", 4, "2024-02-29", "2028-02-29"),
        ("hour", 25, "2024-02-28 23:30:00", "2024-03-01 00:30:00"),
        ("minute", -1, "2024-01-01 00:00:30", "2023-12-31 23:59:30"),
        ("second", 86400, "1969-12-31 12:00:00", "1970-01-01 12:00:00"),
        ("millisecond", 1500, "2024-01-01", "2024-01-01 00:00:01.5"),
        ("microsecond", -1, "2024-01-01", "2023-12-31 23:59:59.999999"),
    ];

    private static IEnumerable<(string Part, string First, string Second, int Expected)> Differences =>
    [
        ("year", "2023-12-31", "2024-01-01", 1),
        ("year", "2024-01-01", "2024-12-31", 0),
        ("year", "2024-01-01", "1969-12-31", -55),
        ("quarter", "2024-03-31", "2024-04-01", 1),
        ("quarter", "2024-01-01", "2024-03-31", 0),
        ("quarter", "2024-04-01", "2023-12-31", -2),
        ("month", "2024-01-31", "2024-02-01", 1),
        ("month", "2024-02-01", "2024-01-31", -1),
        ("month", "2023-02-28", "2024-02-29", 12),
        ("month", "1969-12-31", "1970-01-01", 1),
        ("week", "2024-01-07", "2024-01-08", 1),
        ("week", "2024-01-06", "2024-01-07", 0),
        ("week", "2024-01-08", "2024-01-14 23:59:59", 0),
        ("week", "2024-01-08", "2024-01-07", -1),
        ("week", "2023-12-31", "2024-12-31", 53),
        ("week", "1969-12-28", "1969-12-29", 1),
        ("day", "2024-02-28 23:59:59", "2024-03-01 00:00:00", 2),
        ("day", "2024-03-01 00:00:00", "2024-02-28 23:59:59", -2),
        ("day", "1969-12-31 12:00:00", "1970-01-01 06:00:00", 1),
        ("day", "2024-01-01 00:00:00", "2024-01-01 23:59:59", 0),
        ("hour", "2024-01-01 01:59:59", "2024-01-01 02:00:00", 1),
        ("hour", "1969-12-31 23:30:00", "1970-01-01 00:29:00", 1),
        ("hour", "2024-03-01 00:00:00", "2024-02-28 23:00:00", -25),
        ("minute", "2024-01-01 00:00:59", "2024-01-01 01:00:00", 60),
        ("second", "2024-01-01 00:00:00.9", "2024-01-01 00:00:01.1", 1),
        ("second", "2024-01-01 00:00:01", "2023-12-31 23:59:59", -2),
        ("millisecond", "2024-01-01", "2024-01-01 00:00:01.0005", 1000),
        ("microsecond", "2024-01-01", "2024-01-01 00:00:00.000123", 123),
        ("DAY", "2024-01-01", "2024-01-03", 2),
    ];

    private static IEnumerable<(string Date, string Part, string Expected)> Ends =>
    [
        ("2024-02-01", "month", "2024-02-29"),
        ("2023-02-28", "month", "2023-02-28"),
        ("1900-02-01", "month", "1900-02-28"),
        ("2024-12-31", "month", "2024-12-31"),
        ("2024-02-10", "quarter", "2024-03-31"),
        ("2024-10-01", "quarter", "2024-12-31"),
        ("2024-02-10", "year", "2024-12-31"),
        ("2024-01-07", "week", "2024-01-07"),
        ("2024-01-08", "week", "2024-01-14"),
    ];

    private static IEnumerable<CrossDatabaseCase> Others =>
    [
        new("""{{ dbt.dateadd(datepart='day', interval=1, from_date_or_timestamp="'2016-03-09'") }}""", "timestamp '2016-03-10'"),
        new("""{{ dbt.dateadd(datepart='month', interval=-2, from_date_or_timestamp="'2016-03-09'") }}""", "timestamp '2016-01-09'"),
        new("""{{ dbt.dateadd('day', 1, "date '2024-02-28'") }}""", "timestamp '2024-02-29'"),
        new("""select count({{ dbt.dateadd('hour', 'a', 'b') }}) from (select 1 as a, timestamp '2024-01-01' as b union all select null, null) as t""", "1"),
        new("""{{ dbt.dateadd('month', '1 + 1', "date '2024-01-31'") }}""", "date '2024-03-31'"),
        new("""{{ dbt.dateadd('day', 1, 'cast(null as date)') }}""", "cast(null as timestamp)"),
        new("""{{ dbt.dateadd('day', 'cast(null as integer)', "date '2024-01-31'") }}""", "cast(null as timestamp)"),
        new("""{{ dbt.dateadd('day', 1, dbt.dateadd('day', -1, "date '2024-01-31'")) }}""", "date '2024-01-31'"),
        new("""{{ dbt.datediff(first_date='cast(null as date)', second_date="'2024-01-01'", datepart='week') }}""", "cast(null as integer)"),
        new("""{{ dbt.datediff("'2024-01-01'", 'cast(null as timestamp)', 'hour') }}""", "cast(null as integer)"),
        new("""{{ dbt.datediff("date '2024-01-01'", "timestamp '2024-03-01 10:00:00'", 'month') }} * 10""", "20"),
        new("""{{ dbt.date_trunc('month', "timestamp '2024-02-29 23:59:59'") }}""", "timestamp '2024-02-01'"),
        new("""{{ dbt.date_trunc(datepart='week', date="'2024-01-07'") }}""", "timestamp '2024-01-01'"),
        new("""{{ dbt.date_trunc('quarter', "date '2024-06-30'") }}""", "timestamp '2024-04-01'"),
        new("""{{ dbt.date_trunc('hour', 'cast(null as timestamp)') }}""", "cast(null as timestamp)"),
        new("""{{ dbt.date_trunc("year", "'2016-03-09'") }}""", "timestamp '2016-01-01'"),
        new("""{{ dbt.last_day("'2016-03-09'", "year") }}""", "date '2016-12-31'"),
        new("{{ dbt.last_day('cast(null as date)', 'month') }}", "cast(null as date)"),
        new("{{ dbt.date(2024, 2, 29) }}", "date '2024-02-29'"),
        new("{{ dbt.date(year='2000 + 23', month=1, day=9) }}", "date '2023-01-09'"),
        new("{{ dbt.current_timestamp() }} is not null", "true"),
        new("""{{ dbt.datediff(dbt.current_timestamp_backcompat(), dbt.current_timestamp(), 'hour') }}""", "0"),
        new("""{{ dbt.datediff(dbt.current_timestamp_in_utc_backcompat(), "now() at time zone 'UTC'", 'day') }}""", "0"),
        new("""{{ dbt.datediff(dbt.snapshot_get_time(), dbt.current_timestamp(), 'day') }}""", "0"),
        new("{{ dbt.snapshot_string_as_time('2024-01-31 10:00:00') }}", "timestamp '2024-01-31 10:00:00'"),
    ];
}
