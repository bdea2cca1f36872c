using System.Data;
using System.Data.Common;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class ConnectionTests
{
    [Test]
    public void A_file_keeps_what_was_written()
    {
        using var folder = new TemporaryFolder();
        var source = $"Data Source={folder["a.duckdb"]}";
        using (var connection = Memory.Open(source))
            connection.Run("create table t as select 42 as v");

        using var again = Memory.Open(source);

        Assert.That(again.Scalar("select v from t"), Is.EqualTo(42));
        Assert.That(again.DataSource, Is.EqualTo(folder["a.duckdb"]));
    }

    [Test]
    public void Connections_to_one_file_share_a_database_however_they_spell_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["real"]);
        Directory.CreateSymbolicLink(folder["link"], folder["real"]);
        using var first = Memory.Open($"Data Source={folder["real/a.duckdb"]}");
        using var second = Memory.Open($"Data Source={folder["link/../link/./a.duckdb"]}");

        first.Run("create table t as select 42 as v");

        Assert.That(second.Scalar("select v from t"), Is.EqualTo(42));
    }

    [Test]
    public void Many_threads_may_open_and_close_one_file()
    {
        using var folder = new TemporaryFolder();
        var source = $"Data Source={folder["a.duckdb"]}";
        using (var connection = Memory.Open(source))
            connection.Run("create table t (i integer)");

        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var connection = Memory.Open(source);
            connection.Run("insert into t values (?)", i);
        });

        using var after = Memory.Open(source);
        Assert.That(after.Scalar("select count(distinct i) from t"), Is.EqualTo(40));
    }

    [Test]
    public void Databases_in_memory_are_private_unless_they_are_named()
    {
        using var own = Memory.Open();
        using var other = Memory.Open();
        using var named = Memory.Open("Data Source=:memory:shared");
        using var same = Memory.Open("Data Source=:memory:shared");
        own.Run("create table t as select 1 as v");
        named.Run("create table t as select 2 as v");

        Assert.That(() => other.Scalar("select v from t"), Throws.TypeOf<DuckDbException>());
        Assert.That(same.Scalar("select v from t"), Is.EqualTo(2));
    }

    [Test]
    public void A_named_database_in_memory_ends_with_its_last_connection()
    {
        using (var connection = Memory.Open("Data Source=:memory:brief"))
            connection.Run("create table t as select 1 as v");

        using var again = Memory.Open("Data Source=:memory:brief");

        Assert.That(() => again.Scalar("select v from t"), Throws.TypeOf<DuckDbException>());
    }

    [Test]
    public void Read_only_refuses_to_write()
    {
        using var folder = new TemporaryFolder();
        Memory.Open($"Data Source={folder["a.duckdb"]}").Dispose();
        using var connection = Memory.Open($"Data Source={folder["a.duckdb"]};read_only=true");

        Assert.That(() => connection.Run("create table t (i integer)"), Throws.TypeOf<DuckDbException>().With.Message.Contains("read-only"));
    }

    [Test]
    public void An_open_file_is_not_reopened_with_other_options()
    {
        using var folder = new TemporaryFolder();
        using var first = Memory.Open($"Data Source={folder["a.duckdb"]}");

        Assert.That(
            () => Memory.Open($"Data Source={folder["a.duckdb"]};read_only=true"),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains("already open in this process without access_mode"));
    }

    [Test]
    public void Options_reach_DuckDB()
    {
        using var connection = Memory.Open("Data Source=:memory:;threads=1;memory_limit=512MiB;temp_directory=/somewhere/else");

        Assert.That(connection.Scalar("select current_setting('threads')"), Is.EqualTo(1));
        Assert.That(connection.Scalar("select current_setting('memory_limit')"), Is.EqualTo("512.0 MiB"));
        Assert.That(connection.Scalar("select current_setting('temp_directory')"), Is.EqualTo("/somewhere/else"));
    }

    [Test]
    public void Nothing_is_installed_behind_the_back_and_nothing_spills_into_the_working_directory()
    {
        using var folder = new TemporaryFolder();
        using var connection = Memory.Open($"Data Source={folder["a.duckdb"]}");
        using var memory = Memory.Open();

        Assert.That(connection.Scalar("select current_setting('autoinstall_known_extensions') or current_setting('autoload_known_extensions')"), Is.False);
        Assert.That(connection.Scalar("select current_setting('temp_directory')"), Does.EndWith("a.duckdb.tmp"));
        Assert.That(memory.Scalar("select current_setting('temp_directory')"), Does.StartWith(Path.GetTempPath()));
    }

    [Test]
    public void An_unknown_option_is_told_with_the_nearest()
    {
        Assert.That(() => Memory.Open("Data Source=:memory:;memory_limt=1GB"), Throws.TypeOf<ConfigurationException>().With.Message.EqualTo(
            "connection string: 'memory_limt' is not an option of DuckDB. Did you mean 'memory_limit'?"));
        Assert.That(() => Memory.Open("Data Source=:memory:;threads=many"), Throws.TypeOf<ConfigurationException>().With.Message.Contains("'many'"));
    }

    [Test]
    public void A_folder_that_is_missing_and_a_file_of_another_kind_are_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text.duckdb"], new string('x', 10_000));

        Assert.That(() => Memory.Open($"Data Source={folder["no/a.duckdb"]}"), Throws.TypeOf<DuckDbException>().With.Message.Contains("folder does not exist"));
        Assert.That(() => Memory.Open($"Data Source={folder["text.duckdb"]}"), Throws.TypeOf<DuckDbException>().With.Message.Contains("not a valid DuckDB database file"));
    }

    [Test]
    public void A_connection_opens_once_and_closes_at_will()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Open, Throws.InvalidOperationException);
        Assert.That(connection.State, Is.EqualTo(ConnectionState.Open));
        connection.Close();
        connection.Close();
        Assert.That(connection.State, Is.EqualTo(ConnectionState.Closed));
        connection.Open();
        Assert.That(connection.Scalar("select 1"), Is.EqualTo(1));
    }

    [Test]
    public void The_factory_makes_everything_that_a_query_needs()
    {
        using DbConnection connection = DuckDbFactory.Instance.CreateConnection();
        connection.ConnectionString = new DuckDbConnectionStringBuilder { DataSource = ":memory:", Threads = 1 }.ConnectionString;
        connection.Open();
        using var command = connection.CreateCommand();
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$v", 42);
        command.CommandText = "select $v";
        command.Parameters.Add(parameter);

        Assert.That(command.ExecuteScalar(), Is.EqualTo(42));
        Assert.That(connection.ServerVersion, Does.StartWith("v1.5."));
    }
}
