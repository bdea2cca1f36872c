using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>Puts a delivery into a batch of the lake, with the receipt by which it can be made again from landing.</summary>
internal static class DeliveryBatch
{
    public static void Add<TRow>(ILakeSink<TRow> batch, Delivery<TRow> delivery)
    {
        foreach (var (row, requestId) in delivery.Rows)
            batch.Add(row, requestId);
        foreach (var row in delivery.Refused)
            batch.Refuse(row);
        if (delivery.Mark is { } mark)
            batch.Mark(delivery.Key, mark);
        foreach (var field in delivery.ExtraFields)
            batch.NoteExtraField(field);
        batch.Received(Receipt(delivery));
    }

    private static ReceivedKey Receipt<TRow>(Delivery<TRow> delivery) => new()
    {
        Key = delivery.Key,
        From = delivery.Asked.Window.From,
        Until = delivery.Asked.Window.Until,
        Incremental = delivery.Asked.IsIncremental,
        Mark = delivery.Mark,
        RequestIds = delivery.RequestIds,
    };
}
