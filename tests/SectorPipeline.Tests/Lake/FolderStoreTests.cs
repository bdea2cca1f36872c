using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

public sealed class FolderStoreTests
{
    private TemporaryLake lake = new();

    [SetUp]
    public void Begin() => lake = new TemporaryLake();

    [TearDown]
    public void End() => lake.Dispose();

    [Test]
    public async Task A_create_only_put_leaves_what_is_there_alone()
    {
        await PutAsync("a/b", "first", PutMode.CreateOnly);

        var created = await PutAsync("a/b", "second", PutMode.CreateOnly);

        Assert.That(created, Is.False);
        Assert.That(await File.ReadAllTextAsync(lake.PathOf("a/b")), Is.EqualTo("first"));
        Assert.That(Temporary(), Is.Empty);
    }

    [Test]
    public async Task What_is_on_its_way_into_the_store_is_no_object()
    {
        await PutAsync("a/b", "first", PutMode.Replace);
        await File.WriteAllTextAsync(Path.Combine(lake.Store.CreateScratchFolder(), "c"), "unpublished");

        Assert.That((await lake.Store.ListAsync("", CancellationToken.None)).Select(found => found.Key), Is.EqualTo((string[])["a/b"]));
    }

    [Test]
    public async Task A_replacing_put_replaces()
    {
        await PutAsync("a/b", "first", PutMode.Replace);
        await PutAsync("a/b", "second", PutMode.Replace);

        Assert.That(await File.ReadAllTextAsync(lake.PathOf("a/b")), Is.EqualTo("second"));
    }

    [Test]
    public async Task A_file_that_finds_its_key_taken_stays_where_it_is()
    {
        await PutAsync("a", "first", PutMode.CreateOnly);
        var file = Path.Combine(lake.Store.CreateScratchFolder(), "file");
        await File.WriteAllTextAsync(file, "second");

        var created = await lake.Store.PutFileAsync("a", file, PutMode.CreateOnly, CancellationToken.None);

        Assert.That(created, Is.False);
        Assert.That(file, Does.Exist);
    }

    [Test]
    public async Task A_prefix_may_end_within_a_name_and_keys_are_in_ordinal_order()
    {
        foreach (var key in new[] { "x/run-2", "x/run-10", "x/other", "y/run-1", "x/run-1/deep" })
            await PutAsync(key, "12", PutMode.Replace);

        var found = await lake.Store.ListAsync("x/run", CancellationToken.None);

        Assert.That(found, Is.EqualTo(new StoredObject[] { new("x/run-1/deep", 2), new("x/run-10", 2), new("x/run-2", 2) }));
    }

    [Test]
    public async Task What_is_not_there_is_not_found()
    {
        await lake.Store.DeleteAsync("a", CancellationToken.None);

        Assert.That(await lake.Store.ExistsAsync("a", CancellationToken.None), Is.False);
        Assert.That(await lake.Store.OpenReadAsync("a/b", CancellationToken.None), Is.Null);
        Assert.That(await lake.Store.ListAsync("a/", CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_writer_clears_what_a_dead_one_left_but_not_what_a_living_one_writes()
    {
        using var living = new FolderStore(lake.Folder);
        var written = living.CreateScratchFolder();
        Directory.CreateDirectory(lake.PathOf("_scratch/4711-dead/1"));
        await File.WriteAllTextAsync(lake.PathOf("_scratch/4711-dead.lock"), "");

        await lake.Store.SweepAsync(CancellationToken.None);

        Assert.That(lake.PathOf("_scratch/4711-dead"), Does.Not.Exist);
        Assert.That(lake.PathOf("_scratch/4711-dead.lock"), Does.Not.Exist);
        Assert.That(written, Does.Exist);
    }

    [Test]
    public async Task A_store_that_is_disposed_leaves_no_temporary_files()
    {
        using (var store = new FolderStore(lake.Folder))
            await store.PutAsync("a", "1"u8.ToArray(), PutMode.Replace, CancellationToken.None);

        Assert.That(lake.Files("_scratch"), Is.Empty);
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_says_where_and_what_to_do()
    {
        await File.WriteAllTextAsync(lake.PathOf("file"), "");
        using var store = new FolderStore(lake.PathOf("file/lake"));
        await using var batch = await new ObjectLake(store, lake.Clock).BeginAsync(Bar.Bars, TemporaryLake.Run("run1"), CancellationToken.None);

        Assert.That(
            () => batch.Add(Bar.Of("A", "2019-12-31"), "r"),
            Throws.TypeOf<PipelineException>().With.Message.Match(@"^lake .*lake: cannot write _scratch/: .*\. .*DATA_ROOT"));
    }

    private Task<bool> PutAsync(string key, string text, PutMode mode) =>
        lake.Store.PutAsync(key, Encoding.UTF8.GetBytes(text), mode, CancellationToken.None);

    private IEnumerable<string> Temporary() => lake.Files("_scratch").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));
}
